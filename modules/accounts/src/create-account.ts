import type { Clock } from '#platform/clock'
import {
  CryptoError,
  createPersonKey,
  type Keyring,
  lookupIndex,
  type PersonKey,
  readPersonKey,
  systemRandom,
} from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Identity, NewAccount } from './account.ts'
import { sealIdentity } from './sealed-identity.ts'
import { tablesOf } from './tables.ts'

export type AccountCreation =
  | { readonly kind: 'created' }
  /** This IIN has an account already; the same person may go on with it. */
  | { readonly kind: 'exists'; readonly personId: string }

/**
 * Opens an account for a person whose identity was verified, in one transaction (the caller's, if there is one).
 * A phone that another account had comes over to this one: the State's registry has just said whose it is.
 */
export function createAccount(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  account: NewAccount,
): Promise<AccountCreation> {
  return transaction(database, async (trx) => {
    const { personId, language } = account
    await releasePhone(trx, keyring, personId, account.phone)
    const key = await readOrCreateKey(trx, keyring, clock, personId)
    const now = clock.now()
    const inserted = await tablesOf(trx)
      .insertInto('people')
      .values({
        ...sealIdentity(keyring, key, account),
        personId,
        language,
        createdAt: now,
        verifiedAt: now,
      })
      .onConflict((conflict) => conflict.column('iinLookup').doNothing())
      .returning('personId')
      .executeTakeFirst()
    if (inserted) return { kind: 'created' }
    const existing = await tablesOf(trx)
      .selectFrom('people')
      .select('personId')
      .where('iinLookup', '=', lookupIndex(keyring, 'accounts.iin', account.iin))
      .executeTakeFirstOrThrow()
    return { kind: 'exists', personId: existing.personId }
  })
}

/** Brings an account up to what the registry says now, after the same person was identified again. */
export function renewIdentity(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  personId: string,
  identity: Identity,
): Promise<void> {
  return transaction(database, async (trx) => {
    await releasePhone(trx, keyring, personId, identity.phone)
    const key = await readPersonKey(trx, keyring, personId)
    await tablesOf(trx)
      .updateTable('people')
      .set({ ...sealIdentity(keyring, key, identity), verifiedAt: clock.now() })
      .where('personId', '=', personId)
      .execute()
  })
}

/** The identification that came before has made the person's key; without one (the seed) it is made here. */
async function readOrCreateKey(
  trx: Database,
  keyring: Keyring,
  clock: Clock,
  personId: string,
): Promise<PersonKey> {
  return readPersonKey(trx, keyring, personId).catch((error: unknown) => {
    if (!(error instanceof CryptoError && error.code === 'unknown-person')) throw error
    return createPersonKey(trx, keyring, personId, clock, systemRandom)
  })
}

/** Takes a phone away from any other account. */
export async function releasePhone(
  trx: Database,
  keyring: Keyring,
  personId: string,
  phone: string,
): Promise<void> {
  await tablesOf(trx)
    .updateTable('people')
    .set({ phoneLookup: null, phoneSealed: null })
    .where('phoneLookup', '=', lookupIndex(keyring, 'accounts.phone', phone))
    .where('personId', '!=', personId)
    .execute()
}
