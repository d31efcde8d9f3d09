import type { SignatureScheme } from '../algorithms/index.ts'
import type { Instant } from '../der/index.ts'
import type { TimeStampToken } from '../tsp/index.ts'
import type { Certificate } from '../x509/index.ts'
import type { VerdictReason } from './judgement.ts'

/** One signature, whatever its format: what mathematics says of it and what it brings along. */
export type SignatureFacts = {
  readonly certificate: Certificate | undefined
  readonly scheme: SignatureScheme | undefined
  /** Why it is broken or cannot be computed; undefined if it is intact. */
  readonly fault: VerdictReason | undefined
  readonly claimedTime: Instant | undefined
  readonly stamps: readonly TimeStampToken[]
  /** What the stamps are over: the octets of the signature. */
  readonly stamped: Uint8Array
}
