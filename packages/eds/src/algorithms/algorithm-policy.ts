import type { Instant } from '../der/index.ts'
import type { PublicKey } from '../x509/index.ts'
import type { SignatureScheme } from './signature-scheme.ts'

/** Until when a signature made with something since broken is still believed. */
export type AlgorithmPolicy = {
  readonly sha1Until: Instant
  readonly smallestRsa: readonly { readonly bits: number; readonly until: Instant }[]
}

/**
 * SHA-1: until the public certificate authorities left it, three months before the first collision (shattered.io).
 * RSA below 2048 bits: NIST SP 800-131A, table 2.
 */
export const defaultAlgorithmPolicy: AlgorithmPolicy = {
  sha1Until: Date.UTC(2017, 0, 1),
  smallestRsa: [
    { bits: 1024, until: Date.UTC(2014, 0, 1) },
    { bits: 2048, until: Number.POSITIVE_INFINITY },
  ],
}

/** Whether a signature of this scheme and key was believable at that moment. */
export function isStrongEnough(
  scheme: SignatureScheme,
  key: PublicKey,
  at: Instant,
  policy: AlgorithmPolicy = defaultAlgorithmPolicy,
): boolean {
  if ('hash' in scheme && scheme.hash === 'SHA-1' && at >= policy.sha1Until) return false
  const { kind } = key
  if (kind.kind !== 'rsa') return true
  return policy.smallestRsa.some(({ bits, until }) => kind.bits >= bits && at < until)
}
