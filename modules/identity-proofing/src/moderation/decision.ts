import { addMonths, dayInKazakhstan } from '#kz'
import type { DocumentKind, Quad, Side } from '#modules/identity-documents'
import { type CaseState, type Lane, sidesOf } from '../documents/document-case.ts'
import type { Verb } from '../documents/document-tables.ts'
import { type RejectionReason, rejectionReasons } from '../documents/rejection-reasons.ts'
import type { DocumentTerms } from '../documents/terms.ts'

/** A place on a picture that the person will see, and the reason it shows. */
export type Mark = { readonly slot: Side; readonly reason: RejectionReason; readonly place: Quad }

/** What a moderator, or a rule, decides. */
export type Decision = {
  readonly verb: Verb
  /** Empty: nobody, the rules did. */
  readonly staffId: string | null
  readonly reasons: readonly RejectionReason[]
  /** Of which side a new picture is asked. */
  readonly side: Side | null
  /** To the person, in the moderator's words. */
  readonly note: string
  readonly marks: readonly Mark[]
}

/** Why a decision cannot be made as it is. */
export type DecisionFault =
  | 'no-reason'
  | 'reason-unknown'
  | 'no-side'
  | 'side-unknown'
  | 'note-too-long'
  | 'mark-unknown'
  | 'no-note'

const longestNote = 1000
const mostMarks = 40

/** What is wrong with a decision by itself; null: nothing. */
export function faultOfDecision(decision: Decision, kind: DocumentKind): DecisionFault | null {
  const { verb, reasons, side, note, marks } = decision
  if (note.length > longestNote) return 'note-too-long'
  if (!reasons.every((reason) => rejectionReasons.includes(reason))) return 'reason-unknown'
  const sides = sidesOf(kind)
  if (marks.length > mostMarks || !marks.every(({ slot }) => sides.includes(slot))) return 'mark-unknown'
  if (verb === 'reject' && reasons.length === 0) return 'no-reason'
  if (verb === 'escalate' && note.trim() === '') return 'no-note'
  if (verb !== 'ask-new-photo') return null
  if (side === null) return 'no-side'
  return sides.includes(side) ? null : 'side-unknown'
}

/** Where a decision leaves a case, until when it may be appealed, and when its pictures go. */
export type Outcome = {
  readonly state: CaseState
  readonly lane: Lane
  readonly appealUntil: Date | null
  readonly originalsDueAt: Date | null
}

/** What follows from a decision. A decision on an appeal is the last one here; after it there is the court. */
export function outcomeOf(verb: Verb, lane: Lane, now: Date, terms: DocumentTerms): Outcome {
  const soon = new Date(now.getTime() + terms.originalsAfterApprovalDays * 24 * 60 * 60_000)
  switch (verb) {
    case 'approve':
      return { state: 'approved', lane, appealUntil: null, originalsDueAt: soon }
    case 'reject': {
      const appealUntil = lane === 'appeal' ? null : endOfTerm(now, terms.appealMonths)
      return { state: 'rejected', lane, appealUntil, originalsDueAt: appealUntil ?? soon }
    }
    case 'ask-new-photo':
      return { state: 'new-photo-asked', lane, appealUntil: null, originalsDueAt: null }
    case 'escalate':
      return { state: 'escalated', lane: 'escalated', appealUntil: null, originalsDueAt: null }
  }
}

/** The last moment of the last day of a term of months, in Kazakhstan. */
function endOfTerm(now: Date, months: number): Date {
  return new Date(Date.parse(`${addMonths(dayInKazakhstan(now), months)}T23:59:59+05:00`))
}
