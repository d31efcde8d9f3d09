import type { KeyObject } from 'node:crypto'
import { coordinateLength, type PublicKey } from '../x509/index.ts'
import type { CryptoProvider } from './crypto-provider.ts'
import { verifyGostSignature } from './gost-signature.ts'
import { gostDigest, isGostHash, type PlatformHash } from './hash.ts'
import type { SignatureScheme } from './signature-scheme.ts'

type NodeCrypto = typeof import('node:crypto')

const hashNames: Readonly<Record<PlatformHash, string>> = {
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
}

/** Computes with node:crypto, which answers at once: some ten times faster than WebCrypto for one signature. */
export function nodeCrypto(crypto: NodeCrypto): CryptoProvider {
  const keyOf = keptKeys((key) => importKey(crypto, key))
  return {
    digest: (hash, content) =>
      isGostHash(hash)
        ? gostDigest(hash, content)
        : new Uint8Array(crypto.hash(hashNames[hash], content, 'buffer')),
    verify: (scheme, publicKey, signature, content) => {
      if (scheme.kind === 'gost') return verifyGostSignature(publicKey, signature, content)
      const key = keyOf(publicKey)
      if (!key || !serves(key, scheme)) return false
      try {
        return crypto.verify(hashNames[scheme.hash], content, { key, ...options(crypto, scheme) }, signature)
      } catch {
        return false
      }
    },
  }
}

const keptAtMost = 128

// To import a key costs as much as to verify a signature with it, and authorities sign for many: the last ones are kept.
function keptKeys(load: (key: PublicKey) => KeyObject | null): (key: PublicKey) => KeyObject | null {
  const kept = new Map<string, KeyObject | null>()
  return (key) => {
    const name = latin1(key.der)
    const known = kept.get(name)
    const loaded = known === undefined ? load(key) : known
    kept.delete(name)
    kept.set(name, loaded)
    if (kept.size > keptAtMost) kept.delete(kept.keys().next().value as string)
    return loaded
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}

function serves(key: KeyObject, { kind }: SignatureScheme): boolean {
  if (kind === 'ecdsa') return key.asymmetricKeyType === 'ec'
  return key.asymmetricKeyType === 'rsa' || (kind === 'rsa-pss' && key.asymmetricKeyType === 'rsa-pss')
}

function options(crypto: NodeCrypto, scheme: SignatureScheme): object {
  if (scheme.kind === 'rsa-pss')
    return { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength }
  return scheme.kind === 'rsa-pkcs1'
    ? { padding: crypto.constants.RSA_PKCS1_PADDING }
    : { dsaEncoding: 'der' }
}

// A JWK is read several times faster than SubjectPublicKeyInfo, which OpenSSL 3 hands through its chain of decoders.
function importKey(crypto: NodeCrypto, key: PublicKey): KeyObject | null {
  try {
    const { kind } = key
    if (kind.kind === 'unknown' || kind.kind === 'gost') return null
    if (kind.kind === 'rsa' && key.algorithm.parameters?.tag !== 0x30)
      return crypto.createPublicKey({
        format: 'jwk',
        key: { kty: 'RSA', n: base64url(kind.modulus), e: base64url(kind.exponent) },
      })
    if (
      kind.kind === 'ec' &&
      kind.point[0] === 4 &&
      kind.point.length === 1 + 2 * coordinateLength[kind.curve]
    ) {
      const half = coordinateLength[kind.curve]
      const x = base64url(kind.point.subarray(1, 1 + half))
      const y = base64url(kind.point.subarray(1 + half))
      return crypto.createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: kind.curve, x, y } })
    }
    const der = Buffer.from(key.der.buffer, key.der.byteOffset, key.der.length)
    return crypto.createPublicKey({ format: 'der', type: 'spki', key: der })
  } catch {
    return null
  }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url')
}
