import { type Keyring, lookupIndex } from '#platform/crypto'

/** Says which pepper it is without saying anything about it. */
export function pepperId(keyring: Keyring): string {
  return lookupIndex(keyring, 'backup', 'pepper').toString('hex').slice(0, 12)
}
