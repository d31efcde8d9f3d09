import { recordOperation } from '#modules/audit'
import type { Clock } from '#platform/clock'
import { decryptField, encryptField, type Keyring, readPersonKey, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Origin } from './change-account.ts'
import { type Passkey, passkeyNamePlace } from './passkeys.ts'
import { tablesOf } from './tables.ts'

/** The passkeys of this person, the newest first. */
export async function listPasskeys(
  database: Database,
  keyring: Keyring,
  personId: string,
): Promise<readonly Passkey[]> {
  const rows = await tablesOf(database)
    .selectFrom('passkeys')
    .select(['credentialId', 'nameSealed', 'synced', 'createdAt', 'lastUsedAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .execute()
  if (rows.length === 0) return []
  const key = await readPersonKey(database, keyring, personId)
  return rows.map(({ credentialId, nameSealed, ...row }) => ({
    ...row,
    id: credentialId,
    name: decryptField(key, passkeyNamePlace(credentialId), nameSealed),
  }))
}

/** Gives a passkey the name its owner knows it by. Says whether there is such a passkey. */
export async function renamePasskey(
  database: Database,
  keyring: Keyring,
  personId: string,
  id: string,
  name: string,
): Promise<boolean> {
  const key = await readPersonKey(database, keyring, personId)
  const renamed = await tablesOf(database)
    .updateTable('passkeys')
    .set({ nameSealed: encryptField(key, passkeyNamePlace(id), name.trim().slice(0, 60), systemRandom) })
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
