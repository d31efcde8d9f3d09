import { EdsError } from '../eds-error.ts'
import { signGost, streebog, verifyGost } from '../gost/index.ts'
import type { PublicKey } from '../x509/index.ts'
import type { SigningKey } from './signing-key.ts'

/** Whether a signature of GOST R 34.10-2015 over `content` was made with the private half of `key`. */
export function verifyGostSignature(key: PublicKey, signature: Uint8Array, content: Uint8Array): boolean {
  return key.kind.kind === 'gost' && verifyGost(key.kind.key, streebog(content), signature)
}

/** Signs with a private key of GOST R 34.10-2015: 64 bytes, the lowest first. */
export function gostSigningKey(privateKey: Uint8Array): SigningKey {
  return {
    scheme: { kind: 'gost', hash: 'Streebog-512' },
    sign: (content) => {
      const signature = signGost(privateKey, streebog(content), randomBytes)
      if (!signature) throw new EdsError('key-mismatch', 'The private key is not one of GOST R 34.10-2015.')
      return signature
    },
  }
}

export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count))
}
