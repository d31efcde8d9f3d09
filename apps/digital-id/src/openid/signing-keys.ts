import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { currentKeys, type KeyOwner, type PrivateJwk } from '#modules/accounts'
import type { Clock } from '#platform/clock'
import type { PersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'

/** The keys of this owner; the first signs, all are published. Made, replaced and destroyed by their age. */
export function signingKeys(
  database: Database,
  secrets: PersonKey,
  clock: Clock,
  owner: KeyOwner,
): Promise<readonly PrivateJwk[]> {
  return currentKeys(database, secrets, clock, owner, generateSigningKey)
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
