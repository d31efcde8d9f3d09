import { recordOperation } from '#modules/audit'
import type { Clock } from '#platform/clock'
import type { Crypto } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Origin } from './change-account.ts'
import { type Passkey, passkeyNameField } from './passkeys.ts'
import { tablesOf } from './tables.ts'

/** The passkeys of this person, the newest first. */
export async function listPasskeys(
  database: Database,
  crypto: Crypto,
  personId: string,
): Promise<readonly Passkey[]> {
  const rows = await tablesOf(database)
    .selectFrom('passkeys')
    .select(['credentialId', 'nameSealed', 'synced', 'createdAt', 'lastUsedAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .execute()
  const key = rows.length > 0 ? await crypto.findKey(database, personId) : null
  if (!key) return []
  return rows.map(({ credentialId, nameSealed, ...row }) => ({
    ...row,
    id: credentialId,
    name: key.open(passkeyNameField, nameSealed),
  }))
}

/** Gives a passkey the name its owner knows it by. Says whether there is such a passkey. */
export async function renamePasskey(
  database: Database,
  crypto: Crypto,
  personId: string,
  id: string,
  name: string,
): Promise<boolean> {
  const key = await crypto.keyOf(database, personId)
  const renamed = await tablesOf(database)
    .updateTable('passkeys')
    .set({ nameSealed: key.seal(passkeyNameField, name.trim().slice(0, 60)) })
    .where('personId', '=', personId)
    .where('credentialId', '=', id)
    .returning('credentialId')
    .execute()
  return renamed.length > 0
}

/** Takes a passkey out of use at once; writes it into the operation history. Says whether there was such a passkey. */
export function removePasskey(
  database: Database,
  clock: Clock,
  personId: string,
  id: string,
  origin: Origin,
): Promise<boolean> {
  return transaction(database, async (trx) => {
    const removed = await tablesOf(trx)
      .deleteFrom('passkeys')
      .where('personId', '=', personId)
      .where('credentialId', '=', id)
      .returning('credentialId')
      .execute()
    if (removed.length === 0) return false
    await recordOperation(trx, clock, {
      personId,
      operation: 'passkey-removed',
      by: 'self',
      ...origin,
      result: 'done',
    })
    return true
  })
}
