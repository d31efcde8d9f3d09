import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Clock } from '#platform/clock'
import { encryptField, type Keyring, lookupIndex, readPersonKey, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import type { PushAddress } from './push-gateway.ts'
import { isPushEndpoint } from './push-services.ts'
import { subscriptionPlace, tablesOf } from './tables.ts'

const bytesInBase64 = (count: number) =>
  v.pipe(
    v.string(),
    v.maxLength(200),
    v.check((text) => Buffer.from(text, 'base64url').length === count),
  )

const addressShape = v.object({
  endpoint: v.pipe(v.string(), v.maxLength(2000)),
  keys: v.object({ p256dh: bytesInBase64(65), auth: bytesInBase64(16) }),
})

/** The push address in what a browser sent, or `null` when it is none that we would call. */
export function pushAddressIn(sent: unknown, sandbox: string | null = null): PushAddress | null {
  const checked = v.safeParse(addressShape, sent)
  return checked.success && isPushEndpoint(checked.output.endpoint, sandbox) ? checked.output : null
}

export type NewPushSubscription = {
  readonly personId: string
  readonly sessionId: string
  readonly address: PushAddress
  readonly language: Language
  /** When the device is forgotten unless it is switched on anew. */
  readonly expiresAt: Date
}

/** From now on this device is told; a browser and a session have one subscription each. */
export async function subscribeToPush(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  { personId, sessionId, address, language, expiresAt }: NewPushSubscription,
): Promise<void> {
  const id = randomUUID()
  const endpointLookup = lookupIndex(keyring, 'notifications.push-endpoint', address.endpoint)
  await transaction(database, async (trx) => {
    const key = await readPersonKey(trx, keyring, personId)
    await tablesOf(trx)
      .deleteFrom('pushSubscriptions')
      .where(({ eb, or }) => or([eb('endpointLookup', '=', endpointLookup), eb('sessionId', '=', sessionId)]))
      .execute()
    const addressSealed = encryptField(key, subscriptionPlace(id), JSON.stringify(address), systemRandom)
    const row = { id, personId, sessionId, endpointLookup, addressSealed, language, expiresAt }
    await tablesOf(trx)
      .insertInto('pushSubscriptions')
      .values({ ...row, createdAt: clock.now() })
      .execute()
  })
}

/** Is this device told? */
export async function hasPush(database: Database, clock: Clock, sessionId: string): Promise<boolean> {
  const found = await tablesOf(database)
    .selectFrom('pushSubscriptions')
    .select('id')
    .where('sessionId', '=', sessionId)
    .where('expiresAt', '>', clock.now())
    .executeTakeFirst()
  return found !== undefined
}

/** Is any device of this person told? */
export async function hasAnyPush(database: Database, clock: Clock, personId: string): Promise<boolean> {
  const found = await tablesOf(database)
    .selectFrom('pushSubscriptions')
    .select('id')
    .where('personId', '=', personId)
    .where('expiresAt', '>', clock.now())
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Devices that are told nothing any more: switched off, or signed out. */
export async function endPush(database: Database, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return
  await tablesOf(database).deleteFrom('pushSubscriptions').where('sessionId', 'in', sessionIds).execute()
}
