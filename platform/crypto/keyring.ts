import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { Config } from '#platform/config'
import { CryptoError } from './errors.ts'

/** The secrets from outside the database: master keys by their ids, and the pepper of the look-up index. */
export type Keyring = {
  readonly currentMasterId: string
  readonly masters: ReadonlyMap<string, KeyObject>
  readonly pepper: KeyObject
}

/** The keyring of a config. A key's id is drawn from the key itself, so there is none to configure. */
export function openKeyring(config: Pick<Config, 'masterKey' | 'previousMasterKeys' | 'pepper'>): Keyring {
  const masters = [config.masterKey, ...config.previousMasterKeys]
  return {
    currentMasterId: masterKeyId(config.masterKey),
    masters: new Map(masters.map((key) => [masterKeyId(key), createSecretKey(key)])),
    pepper: createSecretKey(config.pepper),
  }
}

/** Says which master key it is without saying anything about it. */
export function masterKeyId(key: Buffer): string {
  return createHash('sha256').update('senim master key id').update(key).digest('hex').slice(0, 12)
}

export function masterOf(keyring: Keyring, id: string): KeyObject {
  const master = keyring.masters.get(id)
  if (master) return master
  throw new CryptoError(
    'unknown-master-key',
    `Master key ${id} is not configured; put it into SENIM_PREVIOUS_MASTER_KEYS.`,
  )
}

/**
 * What to look a person up by without storing the value: HMAC-SHA-256 under the pepper, apart for every field.
 * Bring the value into its one spelling first (an IIN of 12 digits, a phone as +7…).
 *
 *     lookupIndex(keyring, 'accounts.phone', '+77011234567')
 */
export function lookupIndex(keyring: Keyring, field: string, value: string): Buffer {
  const fieldKey = createHmac('sha256', keyring.pepper).update(`look-up ${field}`).digest()
  return createHmac('sha256', fieldKey).update(value.normalize('NFC')).digest()
}
