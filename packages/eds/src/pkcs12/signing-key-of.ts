import {
  gostSigningKey,
  platformCrypto,
  randomBytes,
  type SignatureScheme,
  type SigningKey,
  webSigningKey,
} from '../algorithms/index.ts'
import { EdsError } from '../eds-error.ts'
import { gostKeysMatch } from '../gost/index.ts'
import type { PublicKey } from '../x509/index.ts'
import type { PrivateKey } from './private-key.ts'

type Bytes = Uint8Array<ArrayBuffer>

const ecHash = { 'P-256': 'SHA-256', 'P-384': 'SHA-384', 'P-521': 'SHA-512' } as const

/** The opened key as one that signs: RSA with SHA-256, ECDSA with the hash of its curve, GOST with Streebog. */
export async function signingKeyOf(privateKey: PrivateKey): Promise<SigningKey> {
  if (privateKey.kind === 'gost') return gostSigningKey(privateKey.scalar)
  if (privateKey.kind === 'unknown')
    throw new EdsError('algorithm-unsupported', `Keys of ${privateKey.algorithm} cannot sign here.`)
  const scheme: SignatureScheme =
    privateKey.kind === 'rsa'
      ? { kind: 'rsa-pkcs1', hash: 'SHA-256' }
      : { kind: 'ecdsa', hash: ecHash[privateKey.curve] }
  const algorithm =
    privateKey.kind === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: scheme.hash }
      : { name: 'ECDSA', namedCurve: privateKey.curve }
  try {
    const pkcs8 = privateKey.pkcs8 as Bytes
    return webSigningKey(await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']), scheme)
  } catch {
    throw new EdsError('structure', 'The private key is not sound.')
  }
}

/** Whether a signature of the private key is verified by the public one. */
export async function keysMatch(privateKey: PrivateKey, publicKey: PublicKey): Promise<boolean> {
  if (privateKey.kind === 'unknown' || privateKey.kind !== publicKey.kind.kind) return false
  if (privateKey.kind === 'gost')
    return publicKey.kind.kind === 'gost' && gostKeysMatch(privateKey.scalar, publicKey.kind.key, randomBytes)
  try {
    const key = await signingKeyOf(privateKey)
    const content = randomBytes(32)
    return await platformCrypto().verify(key.scheme, publicKey, await key.sign(content), content)
  } catch {
    return false
  }
}
