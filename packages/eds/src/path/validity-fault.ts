import type { Instant } from '../der/index.ts'
import type { Certificate } from '../x509/index.ts'
import type { PathFault } from './path-verdict.ts'

/** Each certificate is in force (RFC 5280, 6.1.3 (a)(2)). An anchor is trusted by name and key, not by its dates. */
export function validityFault(path: readonly Certificate[], at: Instant): PathFault | undefined {
  for (let position = 1; position < path.length; position++) {
    if (at < path[position]!.notBefore) return { reason: 'not-yet-valid', position }
    if (at > path[position]!.notAfter) return { reason: 'expired', position }
  }
  return undefined
}
