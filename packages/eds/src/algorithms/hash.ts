import { streebog } from '../gost/index.ts'
import { type AlgorithmIdentifier, hasNoParameters } from '../x509/index.ts'

/** Hash functions that the platform computes, by the names WebCrypto gives them. */
export type PlatformHash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'
/** Hash functions that this package computes itself (GOST R 34.11-2012). */
export type GostHash = 'Streebog-256' | 'Streebog-512'
export type HashName = PlatformHash | GostHash

const hashByOid: Readonly<Record<string, HashName>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '1.2.398.3.10.1.3.2': 'Streebog-256',
  '1.2.398.3.10.1.3.3': 'Streebog-512',
}

/** The hash an AlgorithmIdentifier names, or undefined if it names another. */
export function hashOf(algorithm: AlgorithmIdentifier): HashName | undefined {
  return hasNoParameters(algorithm) ? hashByOid[algorithm.oid] : undefined
}

export function hashOid(hash: HashName): string {
  return Object.keys(hashByOid).find((oid) => hashByOid[oid] === hash) as string
}

export const hashLength: Readonly<Record<HashName, number>> = {
  'SHA-1': 20,
  'SHA-256': 32,
  'SHA-384': 48,
  'SHA-512': 64,
  'Streebog-256': 32,
  'Streebog-512': 64,
}

export function isGostHash(hash: HashName): hash is GostHash {
  return hash === 'Streebog-512' || hash === 'Streebog-256'
}

export function gostDigest(hash: GostHash, content: Uint8Array): Uint8Array {
  return streebog(content, hash === 'Streebog-512' ? 64 : 32)
}
