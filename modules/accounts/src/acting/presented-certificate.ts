import type { NcaProfile } from '#eds'
import type { Clock } from '#platform/clock'
import { decryptField, encryptField, type Keyring, readPersonKey, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Session } from '../sessions.ts'
import { tablesOf } from '../tables.ts'
import { factsPlace } from './capacity.ts'

/** What the certificate says that a person signed in with: nothing of the key. */
export type PresentedCertificate = Pick<NcaProfile, 'bin' | 'organization' | 'roles'>

/** Notes with which certificate a person signs in; `authTime` is the second that the ID token will repeat. */
export function presentCertificate(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  { personId, authTime }: { readonly personId: string; readonly authTime: number },
  { bin, organization, roles }: PresentedCertificate,
): Promise<void> {
  return transaction(database, async (trx) => {
    const id = systemRandom.uuid()
    const key = await readPersonKey(trx, keyring, personId)
    const facts = JSON.stringify({ bin, organization, roles })
    const factsSealed = encryptField(key, factsPlace(id), facts, systemRandom)
    const row = { id, personId, authTime, factsSealed, presentedAt: clock.now() }
    // Two certificates in one second: the sign-in that was finished last counts.
    await tablesOf(trx)
      .insertInto('presentedCertificates')
      .values(row)
      .onConflict((conflict) => conflict.columns(['personId', 'authTime']).doUpdateSet(row))
      .execute()
  })
}

/** The certificate this session was opened with, or `null` when it was opened without an EDS. */
export async function certificateOf(
  database: Database,
  keyring: Keyring,
  { id, personId }: Pick<Session, 'id' | 'personId'>,
): Promise<PresentedCertificate | null> {
  const row = await tablesOf(database)
    .selectFrom('sessions')
    .innerJoin('presentedCertificates', 'presentedCertificates.id', 'sessions.certificateId')
    .select(['presentedCertificates.id', 'factsSealed'])
    .where('sessions.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const key = await readPersonKey(database, keyring, personId)
  return JSON.parse(decryptField(key, factsPlace(row.id), row.factsSealed))
}

/** The certificate presented in this second of this person's sign-in. */
export async function presentedAt(
  database: Database,
  personId: string,
  authTime: number,
): Promise<string | null> {
  const row = await tablesOf(database)
    .selectFrom('presentedCertificates')
    .select('id')
    .where('personId', '=', personId)
    .where('authTime', '=', authTime)
    .executeTakeFirst()
  return row?.id ?? null
}
