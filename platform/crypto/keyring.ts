import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { type Config, masterKeyStamp, readMasterKeys } from '#platform/config'
import { CryptoError } from './errors.ts'

/** The secrets from outside the database: master keys by their ids, and the pepper of the look-up index. */
export type Keyring = {
  readonly currentMasterId: string
  readonly masters: ReadonlyMap<string, KeyObject>
  readonly pepper: KeyObject
}

type Secrets = Pick<Config, 'masterKey' | 'previousMasterKeys' | 'pepper'> &
  Partial<Pick<Config, 'keysFolder'>>
type MasterKeys = Pick<Keyring, 'currentMasterId' | 'masters'>

const lookMilliseconds = 250

/**
 * The keyring of a config. A key's id is drawn from the key itself, so there is none to configure. Where the master
 * key lies in a file, a rotation is noticed within a second, without a restart.
 */
export function openKeyring(config: Secrets): Keyring {
  const pepper = createSecretKey(config.pepper)
  const { keysFolder } = config
  if (!keysFolder) return { ...mastersOf(config), pepper }
  const held = watchedMasters(keysFolder, config)
  return {
    get currentMasterId() {
      return held().currentMasterId
    },
    get masters() {
      return held().masters
    },
    pepper,
  }
}

function mastersOf({ masterKey, previousMasterKeys }: Omit<Secrets, 'pepper'>): MasterKeys {
  const masters = [masterKey, ...previousMasterKeys]
  return {
    currentMasterId: masterKeyId(masterKey),
    masters: new Map(masters.map((key) => [masterKeyId(key), createSecretKey(key)])),
  }
}

/** The master keys as the folder has them now; the file is looked at four times a second at most. */
function watchedMasters(folder: string, config: Secrets): () => MasterKeys {
  let held = mastersOf(config)
  let stamp = ''
  let lookAt = 0
  return () => {
    const now = performance.now()
    if (now < lookAt) return held
    lookAt = now + lookMilliseconds
    const found = masterKeyStamp(folder)
    if (found !== stamp) {
      const { masterKey, previousMasterKeys } = readMasterKeys(folder)
      held = mastersOf({
        masterKey,
        previousMasterKeys: [...config.previousMasterKeys, ...previousMasterKeys],
      })
      stamp = found
    }
    return held
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
