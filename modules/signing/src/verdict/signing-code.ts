import type { VerdictReason } from '#eds'

/** Why a signature is turned down. Each has a text of its own that says how to mend it. */
export const refusalCodes = [
  'not-a-signature',
  'several-signers',
  'content-changed',
  'signature-broken',
  'certificate-missing',
  'not-a-person',
  'other-person',
  'other-organization',
  'not-first-head',
  'individual-certificate',
  'organization-certificate',
  'authentication-key',
  'key-purpose',
  'expired',
  'not-yet-valid',
  'held',
  'revoked',
  'unknown-authority',
  'unsupported-algorithm',
  'weak-algorithm',
  'already-signed',
  'request-cancelled',
  'request-expired',
] as const

/** Why a signature can be neither accepted nor turned down yet; it is kept and looked at again. */
export const waitingCodes = ['no-revocation-source', 'no-time-stamp'] as const

export type RefusalCode = (typeof refusalCodes)[number]
export type WaitingCode = (typeof waitingCodes)[number]
export type SigningCode = RefusalCode | WaitingCode

const codes: Readonly<Record<VerdictReason, SigningCode>> = {
  'not-a-signature': 'not-a-signature',
  'no-signer': 'not-a-signature',
  'attributes-unsound': 'not-a-signature',
  'content-differs': 'content-changed',
  'content-changed': 'content-changed',
  'content-missing': 'content-changed',
  'signature-broken': 'signature-broken',
  'signed-before-issue': 'signature-broken',
  'certificate-mismatch': 'signature-broken',
  'certificate-missing': 'certificate-missing',
  'algorithm-unsupported': 'unsupported-algorithm',
  'algorithm-weak': 'weak-algorithm',
  'authentication-key': 'authentication-key',
  'signing-key': 'key-purpose',
  'key-purpose': 'key-purpose',
  'not-trusted': 'unknown-authority',
  'chain-constraints': 'unknown-authority',
  'authority-out-of-date': 'unknown-authority',
  'authority-revoked': 'unknown-authority',
  expired: 'expired',
  'not-yet-valid': 'not-yet-valid',
  revoked: 'revoked',
  'on-hold': 'held',
  'revocation-unknown': 'no-revocation-source',
}

/** What a verdict means to somebody who is signing. */
export function codeOfReason(reason: VerdictReason): SigningCode {
  return codes[reason]
}

export function isWaiting(code: SigningCode): code is WaitingCode {
  return waitingCodes.some((one) => one === code)
}
