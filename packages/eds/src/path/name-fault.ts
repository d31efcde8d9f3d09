import { type Certificate, isSameName } from '../x509/index.ts'
import type { PathFault } from './path-verdict.ts'

/** Each certificate was issued by the subject of the one before (RFC 5280, 6.1.3 (a)(4)). */
export function nameFault(path: readonly Certificate[]): PathFault | undefined {
  for (let position = 1; position < path.length; position++)
    if (!isSameName(path[position]!.issuer, path[position - 1]!.subject))
      return { reason: 'name-mismatch', position }
  return undefined
}
