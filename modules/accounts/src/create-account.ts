import type { Clock } from '#platform/clock'
import type { Crypto } from '#platform/crypto'
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
  crypto: Crypto,
  clock: Clock,
  account: NewAccount,
): Promise<AccountCreation> {
  return transaction(database, async (trx) => {
    const { personId, language } = account
    await releasePhone(trx, crypto, personId, account.phone)
    const key = await crypto.keyOf(trx, personId)
    const now = clock.now()
    const inserted = await tablesOf(trx)
      .insertInto('people')
      .values({
        ...sealIdentity(crypto, key, account),
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
      .where('iinLookup', '=', crypto.lookup('iin', account.iin))
      .executeTakeFirstOrThrow()
    return { kind: 'exists', personId: existing.personId }
  })
}

/** Brings an account up to what the registry says now, after the same person was identified again. */
export function renewIdentity(
  database: Database,
  crypto: Crypto,
  clock: Clock,
  personId: string,
  identity: Identity,
): Promise<void> {
  return transaction(database, async (trx) => {
    await releasePhone(trx, crypto, personId, identity.phone)
    const key = await crypto.keyOf(trx, personId)
    await tablesOf(trx)
      .updateTable('people')
      .set({ ...sealIdentity(crypto, key, identity), verifiedAt: clock.now() })
      .where('personId', '=', personId)
      .execute()
  })
}

/** Takes a phone away from any other account. */
export async function releasePhone(
  trx: Database,
  crypto: Crypto,
  personId: string,
  phone: string,
): Promise<void> {
  await tablesOf(trx)
    .updateTable('people')
    .set({ phoneLookup: null, phoneSealed: null })
    .where('phoneLookup', '=', crypto.lookup('phone', phone))
    .where('personId', '!=', personId)
    .execute()
}
