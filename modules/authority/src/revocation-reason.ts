/** CRLReason (RFC 5280, 5.3.1) as orders name it, with its number. */
export const revocationReasons = {
  unspecified: 0,
  'key-compromise': 1,
  'affiliation-changed': 3,
  superseded: 4,
  'cessation-of-operation': 5,
  'certificate-hold': 6,
  'privilege-withdrawn': 9,
} as const

export type RevocationReason = keyof typeof revocationReasons

/** Reasons that revoke for good. */
export type FinalReason = Exclude<RevocationReason, 'certificate-hold'>

export function isFinalReason(text: string): text is FinalReason {
  return Object.hasOwn(revocationReasons, text) && text !== 'certificate-hold'
}

/** The number as lists and OCSP answers write it; “unspecified” is said by saying nothing. */
export function reasonNumber(reason: RevocationReason | undefined): { readonly reason?: number } {
  const number = reason ? revocationReasons[reason] : 0
  return number === 0 ? {} : { reason: number }
}
