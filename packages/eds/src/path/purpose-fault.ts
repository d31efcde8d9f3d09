import type { Certificate } from '../x509/index.ts'
import type { PathFault } from './path-verdict.ts'

/** The target says that it is for this purpose (RFC 5280, 4.2.1.12). */
export function purposeFault(
  path: readonly Certificate[],
  purpose: string | undefined,
): PathFault | undefined {
  if (purpose === undefined) return undefined
  const target = path.length - 1
  if (!path[target]?.extendedKeyUsage?.includes(purpose)) return { reason: 'purpose', position: target }
  return undefined
}
