import { type Keyring, masterOf } from './keyring.ts'
import type { Random } from './random.ts'
import { open, seal } from './sealed.ts'

/** A secret of the house, wrapped: which master key opens it, and the sealed bytes in base64. */
export type WrappedSecret = { readonly masterKeyId: string; readonly wrapped: string }

/**
 * Wraps a secret that belongs to no person, such as the private key of an authority, under the current master key.
 * It opens only with the same `place`.
 *
 *     const kept = wrapSecret(keyring, ['authority.key', 'issuing'], pkcs8, random)
 */
export function wrapSecret(
  keyring: Keyring,
  place: readonly string[],
  secret: Buffer,
  random: Random,
): WrappedSecret {
  const master = masterOf(keyring, keyring.currentMasterId)
  return {
    masterKeyId: keyring.currentMasterId,
    wrapped: seal(master, ['secret', ...place], secret, random).toString('base64'),
  }
}

/** Opens a wrapped secret; throws `CryptoError` `unknown-master-key` or `tampered`. */
export function unwrapSecret(keyring: Keyring, place: readonly string[], kept: WrappedSecret): Buffer {
  const master = masterOf(keyring, kept.masterKeyId)
  return open(master, ['secret', ...place], Buffer.from(kept.wrapped, 'base64'))
}
