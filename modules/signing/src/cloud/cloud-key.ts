import type { Clock } from '#platform/clock'
import {
  decryptBlob,
  encryptBlob,
  type Keyring,
  type PersonKey,
  type Random,
  unwrapSecret,
  wrapSecret,
} from '#platform/crypto'
import type { Database } from '#platform/database'
import { tablesOf } from '../tables.ts'

const placeOf = (orderId: string) => ({ table: 'signing.cloud_keys', column: 'key', row: orderId })
const outerPlace = (orderId: string) => ['signing.cloud_keys', orderId]

/**
 * Keeps a private key under two locks: the person's key, which goes when the person is erased, and a key outside the
 * database. A copy of the database alone opens neither.
 */
export async function keepCloudKey(
  database: Database,
  { keyring, clock, random }: { readonly keyring: Keyring; readonly clock: Clock; readonly random: Random },
  key: PersonKey,
  { orderId, pkcs8 }: { readonly orderId: string; readonly pkcs8: Uint8Array },
): Promise<void> {
  const inner = encryptBlob(key, placeOf(orderId), Buffer.from(pkcs8), random)
  const kept = wrapSecret(keyring, outerPlace(orderId), inner, random)
  await tablesOf(database)
    .insertInto('cloudKeys')
    .values({ orderId, personId: key.personId, ...kept, createdAt: clock.now() })
    .execute()
}

/** The private key of an order; `null` when it was destroyed. Only an activation may lead here. */
export async function openCloudKey(
  database: Database,
  keyring: Keyring,
  key: PersonKey,
  orderId: string,
): Promise<Uint8Array | null> {
  const row = await tablesOf(database)
    .selectFrom('cloudKeys')
    .select(['masterKeyId', 'wrapped'])
    .where('orderId', '=', orderId)
    .where('personId', '=', key.personId)
    .executeTakeFirst()
  if (!row) return null
  return new Uint8Array(decryptBlob(key, placeOf(orderId), unwrapSecret(keyring, outerPlace(orderId), row)))
}

/** After a change of the master key: wraps again what the old one wrapped. Returns how many there were. */
export async function rewrapCloudKeys(database: Database, keyring: Keyring, random: Random): Promise<number> {
  const rows = await tablesOf(database)
    .selectFrom('cloudKeys')
    .select(['orderId', 'masterKeyId', 'wrapped'])
    .where('masterKeyId', '<>', keyring.currentMasterId)
    .execute()
  for (const { orderId, ...kept } of rows) {
    const inner = unwrapSecret(keyring, outerPlace(orderId), kept)
    await tablesOf(database)
      .updateTable('cloudKeys')
      .set(wrapSecret(keyring, outerPlace(orderId), inner, random))
      .where('orderId', '=', orderId)
      .where('masterKeyId', '=', kept.masterKeyId)
      .execute()
  }
  return rows.length
}
