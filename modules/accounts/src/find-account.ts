import { type Keyring, lookupIndex, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Profile } from './account.ts'
import { readAttached } from './attached-documents.ts'
import { openIdentity } from './sealed-identity.ts'
import { tablesOf } from './tables.ts'

/** The id of the person with this IIN, or `null`. */
export async function findByIin(database: Database, keyring: Keyring, iin: string): Promise<string | null> {
  return findBy(database, 'iinLookup', lookupIndex(keyring, 'accounts.iin', iin))
}

/** The id of the person with this phone (`+7` and ten digits), or `null`. */
export async function findByPhone(
  database: Database,
  keyring: Keyring,
  phone: string,
): Promise<string | null> {
  return findBy(database, 'phoneLookup', lookupIndex(keyring, 'accounts.phone', phone))
}

/** Everything the account says about this person, or `null` when there is none. */
export async function readProfile(
  database: Database,
  keyring: Keyring,
  personId: string,
): Promise<Profile | null> {
  const row = await tablesOf(database)
    .selectFrom('people')
    .selectAll()
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (!row) return null
  const key = await readPersonKey(database, keyring, personId)
  return { ...openIdentity(key, row), attached: await readAttached(database, key) }
}

async function findBy(
  database: Database,
  column: 'iinLookup' | 'phoneLookup',
  lookup: Buffer,
): Promise<string | null> {
  const found = await tablesOf(database)
    .selectFrom('people')
    .select('personId')
    .where(column, '=', lookup)
    .executeTakeFirst()
  return found?.personId ?? null
}
