import { type Certificate, isSelfIssued, keyUsageBit } from '../x509/index.ts'
import type { PathFault } from './path-verdict.ts'

/** Each issuer between anchor and target is an authority, and not too far down (RFC 5280, 6.1.4 (k) to (n)). */
export function authorityFault(path: readonly Certificate[]): PathFault | undefined {
  let remaining = Number.POSITIVE_INFINITY
  for (let position = 1; position < path.length - 1; position++) {
    const certificate = path[position]!
    if (!certificate.basicConstraints?.isAuthority) return { reason: 'not-an-authority', position }
    if (!isSelfIssued(certificate) && remaining-- <= 0) return { reason: 'path-length-exceeded', position }
    remaining = Math.min(remaining, certificate.basicConstraints.pathLength ?? Number.POSITIVE_INFINITY)
    if (!allowsUsage(certificate, keyUsageBit.keyCertSign)) return { reason: 'key-usage', position }
  }
  return undefined
}

/** Whether the key may be used so: it may, if nothing is said. */
export function allowsUsage({ keyUsage }: Certificate, bit: number): boolean {
  return keyUsage === undefined || (keyUsage & bit) !== 0
}
