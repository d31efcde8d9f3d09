import type { Instant } from '../der/index.ts'
import type { NcaProfile } from '../nca/index.ts'
import type { Certificate } from '../x509/index.ts'

/** The three answers of ETSI EN 319 102-1, 5.1.3. */
export type Verdict = 'TOTAL_PASSED' | 'INDETERMINATE' | 'TOTAL_FAILED'

/** Sub-indications of ETSI EN 319 102-1, tables 5 and 6, that this package gives. */
export type SubIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'NOT_YET_VALID'
  | 'SIGNED_DATA_NOT_FOUND'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'CERTIFICATE_CHAIN_GENERAL_FAILURE'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'
  | 'OUT_OF_BOUNDS_NO_POE'
  | 'REVOKED_NO_POE'
  | 'REVOKED_CA_NO_POE'
  | 'TRY_LATER'

/** Why a signature is not accepted, as a person would say it; each has a text in `verdictTexts`. */
export type VerdictReason = keyof typeof findings

const failed = (sub: SubIndication) => ({ verdict: 'TOTAL_FAILED', sub }) as const
const unclear = (sub: SubIndication) => ({ verdict: 'INDETERMINATE', sub }) as const

/** Which answer each reason leads to. */
export const findings = {
  'not-a-signature': failed('FORMAT_FAILURE'),
  'no-signer': failed('FORMAT_FAILURE'),
  'attributes-unsound': failed('FORMAT_FAILURE'),
  'content-differs': failed('HASH_FAILURE'),
  'content-changed': failed('HASH_FAILURE'),
  'signature-broken': failed('SIG_CRYPTO_FAILURE'),
  'signed-before-issue': failed('NOT_YET_VALID'),
  'content-missing': unclear('SIGNED_DATA_NOT_FOUND'),
  'certificate-missing': unclear('NO_SIGNING_CERTIFICATE_FOUND'),
  'certificate-mismatch': unclear('NO_SIGNING_CERTIFICATE_FOUND'),
  'algorithm-unsupported': unclear('CRYPTO_CONSTRAINTS_FAILURE'),
  'algorithm-weak': unclear('CRYPTO_CONSTRAINTS_FAILURE_NO_POE'),
  'authentication-key': unclear('CHAIN_CONSTRAINTS_FAILURE'),
  'signing-key': unclear('CHAIN_CONSTRAINTS_FAILURE'),
  'key-purpose': unclear('CHAIN_CONSTRAINTS_FAILURE'),
  'not-trusted': unclear('NO_CERTIFICATE_CHAIN_FOUND'),
  'chain-constraints': unclear('CHAIN_CONSTRAINTS_FAILURE'),
  'authority-out-of-date': unclear('CERTIFICATE_CHAIN_GENERAL_FAILURE'),
  expired: unclear('OUT_OF_BOUNDS_NO_POE'),
  'not-yet-valid': unclear('OUT_OF_BOUNDS_NO_POE'),
  revoked: unclear('REVOKED_NO_POE'),
  'authority-revoked': unclear('REVOKED_CA_NO_POE'),
  'on-hold': unclear('TRY_LATER'),
  'revocation-unknown': unclear('TRY_LATER'),
} as const satisfies Record<string, { readonly verdict: Verdict; readonly sub: SubIndication }>

export type Finding = {
  readonly verdict: Verdict
  readonly sub: SubIndication | null
  readonly reason: VerdictReason | null
}

export const passed: Finding = { verdict: 'TOTAL_PASSED', sub: null, reason: null }

export function findingOf(reason: VerdictReason): Finding {
  return { ...findings[reason], reason }
}

/** One signer of a signature and what is to be thought of it. */
export type SignerJudgement = Finding & {
  readonly certificate: Certificate | undefined
  readonly profile: NcaProfile | undefined
  /** `RSA-SHA256`, `ECDSA-SHA384`, `GOST 34.10-2015-512`; null if it is none that is known. */
  readonly algorithm: string | null
  /** The earliest moment by which a trusted time stamp has seen the signature. */
  readonly provenTime: Instant | null
  /** What the signer says of the time: nobody vouches for it. */
  readonly claimedTime: Instant | null
}

export type Judgement = Finding & {
  readonly signers: readonly SignerJudgement[]
  /** What was signed, byte for byte; undefined if the signature is not over anything at hand. */
  readonly content: Uint8Array | undefined
}

/** The answer for all signers together: the worst of theirs. */
export function worstOf(signers: readonly Finding[]): Finding {
  const rank = (finding: Finding) =>
    ['TOTAL_PASSED', 'INDETERMINATE', 'TOTAL_FAILED'].indexOf(finding.verdict)
  return signers.reduce((worst, one) => (rank(one) > rank(worst) ? one : worst), passed)
}

/** The answer to something of which no signer can be told. */
export function refuse(reason: VerdictReason): Judgement {
  return { ...findingOf(reason), signers: [], content: undefined }
}
