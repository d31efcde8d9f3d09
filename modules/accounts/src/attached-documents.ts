import type { Clock } from '#platform/clock'
import {
  decryptField,
  encryptField,
  type Keyring,
  type PersonKey,
  readPersonKey,
  systemRandom,
} from '#platform/crypto'
import type { Database } from '#platform/database'
import type { DocumentSummary, Profile } from './account.ts'
import { tablesOf } from './tables.ts'

/** An identity document that was approved for this account. */
export type AttachedDocument = {
  readonly caseId: string
  readonly kind: DocumentSummary['kind']
  /** The last day of its validity; null when it bears none. */
  readonly expiresOn: string | null
  readonly attachedAt: Date
}

/** `full`: identified by video and by a document that is valid today; `basic`: by video alone. */
export type DigitalIdLevel = 'basic' | 'full'

/** How much a Digital ID stands on today. */
export function digitalIdLevel({ attached }: Pick<Profile, 'attached'>, today: string): DigitalIdLevel {
  return attached.some(({ expiresOn }) => expiresOn === null || expiresOn >= today) ? 'full' : 'basic'
}

const place = (caseId: string) => ({ table: 'accounts.attached_documents', column: 'expires', row: caseId })

/** Attaches an approved document to its account, in the caller's transaction; twice is once. */
export async function attachDocument(
  trx: Database,
  keyring: Keyring,
  clock: Clock,
  personId: string,
  { caseId, kind, expiresOn }: Omit<AttachedDocument, 'attachedAt'>,
): Promise<void> {
  const key = await readPersonKey(trx, keyring, personId)
  await tablesOf(trx)
    .insertInto('attachedDocuments')
    .values({
      caseId,
      personId,
      kind,
      expiresSealed: expiresOn === null ? null : encryptField(key, place(caseId), expiresOn, systemRandom),
      attachedAt: clock.now(),
    })
    .onConflict((conflict) => conflict.column('caseId').doNothing())
    .execute()
}

/** Takes a document off its account: it was deleted, or another one took its place. */
export async function detachDocument(trx: Database, caseId: string): Promise<void> {
  await tablesOf(trx).deleteFrom('attachedDocuments').where('caseId', '=', caseId).execute()
}

/** The documents of an account, newest first. */
export async function readAttached(database: Database, key: PersonKey): Promise<readonly AttachedDocument[]> {
  const rows = await tablesOf(database)
    .selectFrom('attachedDocuments')
    .selectAll()
    .where('personId', '=', key.personId)
    .orderBy('attachedAt', 'desc')
    .execute()
  return rows.map(({ caseId, kind, expiresSealed, attachedAt }) => ({
    caseId,
    kind,
    expiresOn: expiresSealed && decryptField(key, place(caseId), expiresSealed),
    attachedAt,
  }))
}
