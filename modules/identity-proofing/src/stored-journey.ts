import { createHash } from 'node:crypto'
import { decryptField, encryptField, type PersonKey, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Refusal } from './identity-decision.ts'
import type { Proofing } from './proofing.ts'
import { type JourneyRow, tablesOf } from './tables.ts'

/** A journey with its personal fields opened. */
export type StoredJourney = {
  readonly row: JourneyRow
  readonly key: PersonKey
  readonly phone: string | null
  readonly iin: string | null
  readonly refusal: Refusal | null
}

/** How a browser stands to the journey its cookie names. */
export type Role = 'driver' | 'watcher'
export type FoundJourney = { readonly journey: StoredJourney; readonly role: Role }

const place = (column: string) => ({ table: 'identity_proofing.journeys', column })

/** What the cookie holds is kept as a hash only: the table opens no journey. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * The journey that a cookie's token names, or null when there is none any more. `lock` keeps others from moving it
 * until the transaction ends.
 */
export async function findJourney(
  database: Database,
  { keyring, clock }: Pick<Proofing, 'keyring' | 'clock'>,
  token: string,
  lock: 'lock' | 'look',
): Promise<FoundJourney | null> {
  const found = await findRow(database, { clock }, token, lock)
  if (!found) return null
  const key = await readPersonKey(database, keyring, found.row.personId)
  return { journey: openJourney(found.row, key), role: found.role }
}

/** The same with its personal fields still sealed: a frame of a video comes twenty times and needs none of them. */
export async function findRow(
  database: Database,
  { clock }: Pick<Proofing, 'clock'>,
  token: string,
  lock: 'lock' | 'look',
): Promise<{ readonly row: JourneyRow; readonly role: Role } | null> {
  // A browser without the cookie is on no journey: the database need not be asked.
  if (token === '') return null
  const hash = hashToken(token)
  const query = tablesOf(database)
    .selectFrom('journeys')
    .selectAll()
    .where((where) => where.or([where('tokenHash', '=', hash), where('watcherHash', '=', hash)]))
    .where('expiresAt', '>', clock.now())
  const row = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()
  return row ? { row, role: row.tokenHash.equals(hash) ? 'driver' : 'watcher' } : null
}

/** The journey with this id, or null when it has ended by time. */
export async function openStoredJourney(
  database: Database,
  { keyring, clock }: Pick<Proofing, 'keyring' | 'clock'>,
  id: string,
): Promise<StoredJourney | null> {
  const row = await tablesOf(database)
    .selectFrom('journeys')
    .selectAll()
    .where('id', '=', id)
    .where('expiresAt', '>', clock.now())
    .executeTakeFirst()
  return row ? openJourney(row, await readPersonKey(database, keyring, row.personId)) : null
}

function openJourney(row: JourneyRow, key: PersonKey): StoredJourney {
  const open = (name: string, sealed: Buffer | null) =>
    sealed ? decryptField(key, place(name), sealed) : null
  const refusal = open('refusal', row.refusalSealed)
  return {
    row,
    key,
    phone: open('phone', row.phoneSealed),
    iin: open('iin', row.iinSealed),
    refusal: refusal === null ? null : JSON.parse(refusal),
  }
}

/** What a step may change; personal fields are given open and stored sealed. */
export type JourneyChange = Partial<
  Pick<
    JourneyRow,
    | 'stage'
    | 'accountId'
    | 'language'
    | 'subjectLookup'
    | 'consentLanguage'
    | 'orderActions'
    | 'orderOfferedAt'
    | 'tokenHash'
    | 'watcherHash'
    | 'formKey'
    | 'formAnswer'
    | 'usedAt'
  >
> & { readonly phone?: string; readonly iin?: string | null; readonly refusal?: Refusal | null }

export async function saveChange(
  trx: Database,
  { clock, random }: Pick<Proofing, 'clock' | 'random'>,
  journey: StoredJourney,
  { phone, iin, refusal, formAnswer, ...plain }: JourneyChange,
): Promise<void> {
  const seal = (name: string, value: string | null) =>
    value === null ? null : encryptField(journey.key, place(name), value, random)
  await tablesOf(trx)
    .updateTable('journeys')
    .set({
      ...plain,
      ...(plain.stage && plain.stage !== journey.row.stage ? { stageAt: clock.now() } : {}),
      ...(phone === undefined ? {} : { phoneSealed: seal('phone', phone) }),
      ...(iin === undefined ? {} : { iinSealed: seal('iin', iin) }),
      ...(refusal === undefined
        ? {}
        : { refusalSealed: seal('refusal', refusal && JSON.stringify(refusal)) }),
      ...(formAnswer === undefined ? {} : { formAnswer: JSON.stringify(formAnswer) }),
    })
    .where('id', '=', journey.row.id)
    .execute()
}
