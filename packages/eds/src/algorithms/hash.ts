import { type AlgorithmIdentifier, hasNoParameters } from '../x509/index.ts'

/** Hash functions by the names WebCrypto gives them. */
export type HashName = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'

const hashByOid: Readonly<Record<string, HashName>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
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
}
