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
