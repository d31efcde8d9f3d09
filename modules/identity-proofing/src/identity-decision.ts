import type { Individual, Outcome } from '#modules/registries'
import { isAdult } from './iin-step.ts'
import type { VideoReason } from './video-door.ts'

/** How alike the person of the video and the registry's photograph are; `unseen` when there is no photograph. */
export type Likeness = 'match' | 'review' | 'no-match' | 'unseen'

/**
 * Why a video identification ends without a Digital ID:
 * - `video`: the video itself did not convince; its reasons say what to do better
 * - `review`: a machine alone may not decide; another try, or the office
 * - `mismatch`: any disagreement with the State's records before the face matched, always the same sentence
 * - `deceased`, `document-expired`, `no-document`: the registry's exact word, told because the face matched
 */
export const refusalCodes = [
  'video',
  'review',
  'mismatch',
  'deceased',
  'document-expired',
  'no-document',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export type Refusal = {
  readonly code: RefusalCode
  /** What to do better in the next video; only for `video` and `review`. */
  readonly reasons: readonly VideoReason[]
  /** The last day of the document that expired; only for `document-expired`. */
  readonly expiredOn: string | null
}

type Refused = { readonly kind: 'refused'; readonly refusal: Refusal }
export type IdentityDecision =
  | { readonly kind: 'verified'; readonly individual: Individual }
  | { readonly kind: 'under-age'; readonly birthDate: string }
  | { readonly kind: 'wait' }
  | Refused

/**
 * Compares the living person of a video that passed with the State database "Individuals". Exact reasons are told only
 * to a face that matched; everybody else gets one and the same refusal.
 */
export function decideIdentity(
  outcome: Outcome<Individual | null>,
  likeness: Likeness,
  today: string,
): IdentityDecision {
  const recognised = decideReturn(outcome, likeness)
  if (recognised.kind !== 'verified') return recognised
  const { individual } = recognised
  if (!isAdult(individual.birthDate, today)) return { kind: 'under-age', birthDate: individual.birthDate }
  return decideDocuments(individual, today)
}

/**
 * Is the living person of the video the one whose account is asked for? Somebody who has a Digital ID comes in with an
 * expired document too: that is how they learn of it.
 */
export function decideReturn(
  outcome: Outcome<Individual | null>,
  likeness: Likeness,
): Exclude<IdentityDecision, { readonly kind: 'under-age' }> {
  if (outcome.kind === 'unavailable') {
    return outcome.reason === 'wrong-answer' ? refuse('mismatch') : { kind: 'wait' }
  }
  const individual = outcome.answer
  if (individual === null || likeness === 'unseen' || likeness === 'no-match') return refuse('mismatch')
  if (likeness === 'review') return refuse('review')
  if (individual.deceasedOn !== undefined) return refuse('deceased')
  return { kind: 'verified', individual }
}

/** Does this refusal count towards the lock? Not when the person was recognised and something else is missing. */
export function isFailedAttempt(code: RefusalCode): boolean {
  return code === 'video' || code === 'review' || code === 'mismatch'
}

export function refusalOf(code: RefusalCode, more: Partial<Omit<Refusal, 'code'>> = {}): Refusal {
  return { code, reasons: more.reasons ?? [], expiredOn: more.expiredOn ?? null }
}

function decideDocuments(individual: Individual, today: string): IdentityDecision {
  const lastDays = individual.documents.map((document) => document.expiresOn).sort()
  const latest = lastDays.at(-1)
  if (latest === undefined) return refuse('no-document')
  // The last day printed on a document is a day of its validity.
  if (latest < today) return refuse('document-expired', { expiredOn: latest })
  return { kind: 'verified', individual }
}

function refuse(code: RefusalCode, more?: Partial<Omit<Refusal, 'code'>>): Refused {
  return { kind: 'refused', refusal: refusalOf(code, more) }
}
