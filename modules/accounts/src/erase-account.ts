import { recordOperation } from '#modules/audit'
import { forgetLooks } from '#modules/consents'
import { forgetNotifications } from '#modules/notifications'
import type { Clock } from '#platform/clock'
import { erasePersonKey, type Keyring } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { findByIin } from './find-account.ts'
import { forgetArtifacts } from './openid-store.ts'
import { tablesOf } from './tables.ts'

/**
 * Erases a person: the account, sessions, passkeys, messages and looks go, and the person's key is destroyed, which
 * makes everything else of theirs unreadable, in backups too. The operation history stays; it names nobody.
 * Returns the id the person had, or `null` when there was none with this IIN.
 */
export function eraseAccount(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  iin: string,
): Promise<string | null> {
  return transaction(database, async (trx) => {
    const personId = await findByIin(trx, keyring, iin)
    if (personId === null) return null
    await forgetNotifications(trx, personId)
    await forgetLooks(trx, keyring, iin)
    await forgetArtifacts(trx, { personId })
    await tablesOf(trx).deleteFrom('people').where('personId', '=', personId).execute()
    await erasePersonKey(trx, personId, clock)
    await recordOperation(trx, clock, {
      personId,
      operation: 'account-erased',
      by: 'staff',
      channel: 'command-line',
      result: 'done',
    })
    return personId
  })
}
