import { recordOperation } from '#modules/audit'
import type { Clock } from '#platform/clock'
import { encryptField, type Keyring, lookupIndex, readPersonKey, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { AccountLanguage } from './account.ts'
import { releasePhone } from './create-account.ts'
import { identityPlace } from './sealed-identity.ts'
import { tablesOf } from './tables.ts'

/** Where a change came from, for the operation history. */
export type Origin = { readonly channel: 'portal' | 'digital-id'; readonly device?: string }

/** The language of messages to this person from now on. */
export function changeLanguage(
  database: Database,
  clock: Clock,
  personId: string,
  language: AccountLanguage,
  origin: Origin,
): Promise<void> {
  return transaction(database, async (trx) => {
    const changed = await tablesOf(trx)
      .updateTable('people')
      .set({ language })
      .where('personId', '=', personId)
      .where('language', '!=', language)
      .returning('personId')
      .execute()
    if (changed.length === 0) return
    await recordOperation(trx, clock, {
      personId,
      operation: 'language-changed',
      by: 'self',
      ...origin,
      result: 'done',
      details: { language },
    })
  })
}

/**
 * A new phone for this account. The caller has had a code from it typed in, and the Mobile Citizens Base has
 * said that it belongs to this person.
 */
export function changePhone(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  personId: string,
  phone: string,
  origin: Origin,
): Promise<void> {
  return transaction(database, async (trx) => {
    await releasePhone(trx, keyring, personId, phone)
    const key = await readPersonKey(trx, keyring, personId)
    await tablesOf(trx)
      .updateTable('people')
      .set({
        phoneLookup: lookupIndex(keyring, 'accounts.phone', phone),
        phoneSealed: encryptField(key, identityPlace('phone'), phone, systemRandom),
      })
      .where('personId', '=', personId)
      .execute()
    await recordOperation(trx, clock, {
      personId,
      operation: 'phone-changed',
      by: 'self',
      ...origin,
      result: 'done',
    })
  })
}
