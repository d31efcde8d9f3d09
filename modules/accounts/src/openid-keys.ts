import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import { decryptField, encryptField, type PersonKey, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { tablesOf } from './tables.ts'

/** A private key as a JSON Web Key. */
export type PrivateJwk = Readonly<Record<string, unknown>> & { readonly kid: string }

/** Whose key: the provider's, which sign tokens, or a program's of this house, which prove who it is. */
export type KeyOwner = 'provider' | `client ${string}`

const dayMilliseconds = 86_400_000
/** A new signing key once a month; the one before stays published until everything it signed is over. */
const rotateAfter = 30 * dayMilliseconds
const keepKeys = 2
/** A new key is published for a day before it signs, so that everybody has read it by then. */
const publishAhead = dayMilliseconds

const place = (kid: string) => ({ table: 'accounts.openid_keys', column: 'key', row: kid })

/**
 * The keys of this owner; the first is the one to sign with. Makes the first key, and a new one when the newest
 * is a month old; older ones than the one before are destroyed.
 */
export function signingKeys(
  database: Database,
  secrets: PersonKey,
  clock: Clock,
  owner: KeyOwner,
): Promise<readonly PrivateJwk[]> {
  return transaction(database, async (trx) => {
    // Of several processes that find the key too old, one makes the new key and the others see it.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`accounts.openid_keys ${owner}`}, 0))`.execute(
      trx,
    )
    const keys = await read(trx, owner)
    const dueAt = (keys[0]?.createdAt.getTime() ?? Number.NEGATIVE_INFINITY) + rotateAfter
    if (dueAt > clock.now().getTime()) return signingFirst(keys, clock.now()).map(opened)
    const fresh = await generateSigningKey()
    await tablesOf(trx)
      .insertInto('openidKeys')
      .values({
        kid: fresh.kid,
        owner,
        keySealed: encryptField(secrets, place(fresh.kid), JSON.stringify(fresh), systemRandom),
        createdAt: clock.now(),
      })
      .execute()
    const spent = keys.slice(keepKeys - 1).map((key) => key.kid)
    if (spent.length > 0) await tablesOf(trx).deleteFrom('openidKeys').where('kid', 'in', spent).execute()
    return [...keys.slice(0, keepKeys - 1).map(opened), fresh]
  })

  function opened({ kid, keySealed }: { readonly kid: string; readonly keySealed: Buffer }): PrivateJwk {
    return JSON.parse(decryptField(secrets, place(kid), keySealed))
  }
}

function signingFirst<Key extends { readonly createdAt: Date }>(
  keys: readonly Key[],
  now: Date,
): readonly Key[] {
  const [newest, before] = keys
  const isNew = newest && now.getTime() - newest.createdAt.getTime() < publishAhead
  return isNew && before ? [before, newest] : keys
}

async function read(trx: Database, owner: KeyOwner) {
  return tablesOf(trx)
    .selectFrom('openidKeys')
    .select(['kid', 'keySealed', 'createdAt'])
    .where('owner', '=', owner)
    .orderBy('createdAt', 'desc')
    .execute()
}

/** What others may know of a key. */
export function publicPart({ d: _, ...key }: PrivateJwk): PrivateJwk {
  return key
}

async function generateSigningKey(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const key = await exportJWK(privateKey)
  return { ...key, alg: 'ES256', use: 'sig', kid: await calculateJwkThumbprint(key) }
}
