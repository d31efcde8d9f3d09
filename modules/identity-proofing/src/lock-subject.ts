import { type Keyring, lookupIndex } from '#platform/crypto'

/** Whose failed videos are counted: this IIN with this phone, whether they register or sign in. */
export function subjectOf(keyring: Keyring, iin: string, phone: string): Buffer {
  return lookupIndex(keyring, 'identity_proofing.subject', `${iin}:${phone}`)
}
