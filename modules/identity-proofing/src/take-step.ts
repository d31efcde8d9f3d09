import { type Database, transaction } from '#platform/database'
import { type Move, mayMove, type Stage } from './journey.ts'
import type { Proofing } from './proofing.ts'
import { findJourney, type JourneyChange, type StoredJourney, saveChange } from './stored-journey.ts'

/**
 * Why a step could not even be tried:
 * - `gone`: no such journey any more; begin anew
 * - `elsewhere`: it continues in another browser
 * - `stale`: the journey has moved on (second tab, back button); go to its stage
 */
export type Standing =
  | { readonly kind: 'gone' }
  | { readonly kind: 'elsewhere'; readonly stage: Stage }
  | { readonly kind: 'stale'; readonly stage: Stage }

export type Moved = { readonly kind: 'moved'; readonly stage: Stage }

/** A step that was decided: the answer, what it changes, and whether the same form posted again gets this answer. */
export type Decided<Answer> = {
  readonly answer: Answer
  readonly change?: JourneyChange
  readonly remember?: false
}

/** One posted form: the key makes it idempotent. */
export type PostedForm = { readonly formKey: string | null }

/**
 * Takes one step of a journey in one transaction: finds and locks it, answers a form that was answered before in the
 * same way, refuses what is stale, and otherwise lets `decide` decide.
 */
export async function takeStep<Answer extends { readonly kind: string }>(
  proofing: Proofing,
  token: string,
  move: Move,
  { formKey }: PostedForm,
  decide: (trx: Database, journey: StoredJourney) => Promise<Decided<Answer>>,
): Promise<Answer | Standing> {
  const { observe } = proofing
  return transaction(proofing.database, async (trx) => {
    const found = await findJourney(trx, proofing, token, 'lock')
    if (!found) return { kind: 'gone' }
    const { journey, role } = found
    const { stage } = journey.row
    if (role === 'watcher') return { kind: 'elsewhere', stage }
    // Only this function writes the answer of this very form, so its shape is known.
    if (formKey !== null && journey.row.formKey === formKey) return journey.row.formAnswer as Answer
    if (!mayMove(stage, move)) return { kind: 'stale', stage }
    const { answer, change, remember } = await decide(trx, journey)
    const remembered = remember === false || formKey === null ? {} : { formKey, formAnswer: answer }
    if (change || 'formKey' in remembered)
      await saveChange(trx, proofing, journey, { ...change, ...remembered })
    if (change?.stage && change.stage !== stage) observe({ kind: 'moved', from: stage, to: change.stage })
    return answer
  })
}

export function moved(stage: Stage, change: JourneyChange = {}): Decided<Moved> {
  return { answer: { kind: 'moved', stage }, change: { ...change, stage } }
}
