import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Clock } from '#platform/clock'
import { type Database, tables, transaction } from '#platform/database'
import { CryptoError } from './errors.ts'
import { type Keyring, masterOf } from './keyring.ts'
import type { Random } from './random.ts'
import { open, seal } from './sealed.ts'

/** The opened key of one person. A KeyObject never prints its bytes. */
export type PersonKey = { readonly personId: string; readonly key: KeyObject }

type PersonKeyTables = {
  person_keys: {
    personId: string
    wrappedKey: Buffer | null
    masterKeyId: string | null
    createdAt: Date
    erasedAt: Date | null
  }
}

const platform = (database: Database) => tables<PersonKeyTables>(database, 'platform')
const context = (personId: string) => ['platform.person_keys', 'wrapped_key', personId]

/** Makes the key of a new person. */
export async function createPersonKey(
  database: Database,
  keyring: Keyring,
  personId: string,
  clock: Clock,
  random: Random,
): Promise<PersonKey> {
  const { key, row } = newPersonKey(keyring, personId, clock, random)
  await platform(database).insertInto('person_keys').values(row).execute()
  return key
}

/** A new key of a person with its row of `platform.person_keys`, for whoever writes many at once. */
export function newPersonKey(keyring: Keyring, personId: string, clock: Clock, random: Random) {
  const bytes = random.bytes(32)
  const { currentMasterId } = keyring
  const row = {
    personId,
    wrappedKey: seal(masterOf(keyring, currentMasterId), context(personId), bytes, random),
    masterKeyId: currentMasterId,
    createdAt: clock.now(),
    erasedAt: null,
  }
  const key: PersonKey = { personId, key: createSecretKey(bytes) }
  return { key, row }
}

/** Opens the key of a person; throws `CryptoError` `erased` or `unknown-person`. */
export async function readPersonKey(
  database: Database,
  keyring: Keyring,
  personId: string,
): Promise<PersonKey> {
  const row = await platform(database)
    .selectFrom('person_keys')
    .select(['wrappedKey', 'masterKeyId'])
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (!row) throw new CryptoError('unknown-person', `There is no key for person ${personId}.`)
  if (!row.wrappedKey || !row.masterKeyId) throw new CryptoError('erased', `Person ${personId} was erased.`)
  return {
    personId,
    key: createSecretKey(open(masterOf(keyring, row.masterKeyId), context(personId), row.wrappedKey)),
  }
}

/** Destroys the key of a person: everything it encrypted is unreadable from now on. False if there was none. */
export async function erasePersonKey(database: Database, personId: string, clock: Clock): Promise<boolean> {
  const { numUpdatedRows } = await platform(database)
    .updateTable('person_keys')
    .set({ wrappedKey: null, masterKeyId: null, erasedAt: clock.now() })
    .where('personId', '=', personId)
    .where('erasedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/**
 * Wraps all keys anew under the current master key, in short transactions; safe to stop and to run again.
 * When it returns, SENIM_PREVIOUS_MASTER_KEYS may be emptied. Returns how many were wrapped.
 */
export async function rewrapPersonKeys(
  database: Database,
  keyring: Keyring,
  random: Random,
  report: (wrapped: number) => void = () => undefined,
): Promise<number> {
  let wrapped = 0
  for (;;) {
    const count = await transaction(database, (step) => rewrapSome(step, keyring, random))
    if (count === 0) return wrapped
    wrapped += count
    report(wrapped)
  }
}

/** How many keys of people are still wrapped by an earlier master key. */
export async function countKeysToRewrap(database: Database, keyring: Keyring): Promise<number> {
  const { keys } = await platform(database)
    .selectFrom('person_keys')
    .select(({ fn }) => fn.countAll<number>().as('keys'))
    .where('erasedAt', 'is', null)
    .where('masterKeyId', '<>', keyring.currentMasterId)
    .executeTakeFirstOrThrow()
  return Number(keys)
}

async function rewrapSome(database: Database, keyring: Keyring, random: Random): Promise<number> {
  const rows = await platform(database)
    .selectFrom('person_keys')
    .select(['personId', 'wrappedKey', 'masterKeyId'])
    .where('erasedAt', 'is', null)
    .where('masterKeyId', '<>', keyring.currentMasterId)
    .limit(500)
    .forUpdate()
    .execute()
  const current = masterOf(keyring, keyring.currentMasterId)
  for (const { personId, wrappedKey, masterKeyId } of rows) {
    const bytes = open(masterOf(keyring, masterKeyId!), context(personId), wrappedKey!)
    await platform(database)
      .updateTable('person_keys')
      .set({
        wrappedKey: seal(current, context(personId), bytes, random),
        masterKeyId: keyring.currentMasterId,
      })
      .where('personId', '=', personId)
      .execute()
  }
  return rows.length
}
