import type { Clock } from '#platform/clock'
import {
  CryptoError,
  createPersonKey,
  type Keyring,
  type PersonKey,
  readPersonKey,
  systemRandom,
} from '#platform/crypto'
import { codeOf, type Database } from '#platform/database'

/** The provider's own secrets are sealed like a person's, under a key of their own: it is rewrapped with the others. */
const providerKeyId = '00000000-0000-4000-8000-6f70656e6964'
const uniqueViolation = '23505'

/** The key that seals signing keys, codes, tokens and sessions of the OpenID provider; made at the first start. */
export async function openOpenidSecrets(
  database: Database,
  keyring: Keyring,
  clock: Clock,
): Promise<PersonKey> {
  try {
    return await readPersonKey(database, keyring, providerKeyId)
  } catch (error) {
    if (!(error instanceof CryptoError && error.code === 'unknown-person')) throw error
  }
  try {
    return await createPersonKey(database, keyring, providerKeyId, clock, systemRandom)
  } catch (error) {
    // Another process has started at the same moment and was first.
    if (codeOf(error) === uniqueViolation) return readPersonKey(database, keyring, providerKeyId)
    throw error
  }
}
