import type { Certificate } from '../x509/index.ts'

/** Why a path is refused, in the order the questions are asked. */
export const pathReasons = [
  'malformed-certificate',
  'path-too-short',
  'path-too-long',
  'no-path',
  'name-mismatch',
  'not-yet-valid',
  'expired',
  'unknown-critical-extension',
  'not-an-authority',
  'path-length-exceeded',
  'key-usage',
  'purpose',
  'name-not-permitted',
  'name-excluded',
  'names-too-many',
  'policy-required',
  'policy-mapping',
  'algorithm-unsupported',
  'algorithm-weak',
  'signature-invalid',
  'revoked',
  'on-hold',
  'revocation-unknown',
] as const
export type PathReason = (typeof pathReasons)[number]

/** What is wrong, and with which certificate of the path (0 is the anchor). */
export type PathFault = { readonly reason: PathReason; readonly position: number }

/** Policies a path stands for: some, or any. */
export type PolicySet = 'any' | ReadonlySet<string>

export type PathVerdict =
  | { readonly valid: true; readonly path: readonly Certificate[]; readonly policies: PolicySet }
  | ({ readonly valid: false; readonly path: readonly Certificate[] } & PathFault)

// These say that the certificates do not belong together, not what is wrong with the path that was meant.
const notThisPath: ReadonlySet<PathReason> = new Set([
  'path-too-short',
  'no-path',
  'name-mismatch',
  'signature-invalid',
])

/** Of two verdicts of the same target the one that tells a person more: one that holds, or the nearest to it. */
export function moreTelling(first: PathVerdict, second: PathVerdict): PathVerdict {
  if (first.valid || second.valid) return first.valid ? first : second
  return notThisPath.has(first.reason) && !notThisPath.has(second.reason) ? second : first
}
