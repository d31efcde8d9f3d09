import { type Certificate, extensionOid, unknownCritical } from '../x509/index.ts'
import type { PathFault } from './path-verdict.ts'

// Each of these is asked by one of the questions of a path, or answered by what it says itself.
const understood: ReadonlySet<string> = new Set([
  extensionOid.authorityKeyIdentifier,
  extensionOid.subjectKeyIdentifier,
  extensionOid.keyUsage,
  extensionOid.certificatePolicies,
  extensionOid.policyMappings,
  extensionOid.subjectAltName,
  extensionOid.basicConstraints,
  extensionOid.nameConstraints,
  extensionOid.policyConstraints,
  extensionOid.extendedKeyUsage,
  extensionOid.crlDistributionPoints,
  extensionOid.inhibitAnyPolicy,
  extensionOid.ocspNoCheck,
])

/** No certificate has a critical extension that nobody here processes (RFC 5280, 6.1.4 (o) and 6.1.5 (f)). */
export function extensionFault(path: readonly Certificate[]): PathFault | undefined {
  for (let position = 1; position < path.length; position++)
    if (unknownCritical(path[position]!.extensions, understood) !== undefined)
      return { reason: 'unknown-critical-extension', position }
  return undefined
}
