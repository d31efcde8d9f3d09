import { type Database, transaction } from '#platform/database'
import { type CaseMove, type CaseState, mayMoveCase } from './document-case.ts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { type CaseChange, openStoredCase, type StoredCase, saveCase } from './stored-case.ts'

/**
 * Why a step of a case could not even be tried:
 * - `gone`: this person has no such document
 * - `stale`: the case has moved on (second tab, a moderator, the back button); show where it stands
 */
export type CaseStanding = { readonly kind: 'gone' } | { readonly kind: 'stale'; readonly state: CaseState }

/** A step that was decided: the answer, what it changes, and whether the same form posted again gets this answer. */
export type CaseStep<Answer> = {
  readonly answer: Answer
  readonly change?: CaseChange
  readonly remember?: false
}

/** One posted form: the key makes it idempotent. */
export type CaseForm = { readonly caseId: string; readonly formKey: string | null }

/**
 * Takes one step of the owner in one transaction: locks the case, answers a form that was answered before in the same
 * way, refuses what is stale, and otherwise lets `decide` decide.
 */
export function takeCaseStep<Answer extends { readonly kind: string }>(
  doors: DocumentDoors,
  owner: Pick<Owner, 'personId'>,
  move: CaseMove,
  { caseId, formKey }: CaseForm,
  decide: (trx: Database, stored: StoredCase) => Promise<CaseStep<Answer>>,
): Promise<Answer | CaseStanding> {
  return transaction(doors.database, async (trx) => {
    const stored = await openStoredCase(trx, doors, caseId, 'lock')
    if (!stored || stored.row.personId !== owner.personId) return { kind: 'gone' }
    const { state } = stored.row
    const key = formKey === null ? null : `${move} ${formKey}`
    // Only this function writes the answer of this very form, so its shape is known.
    if (key !== null && stored.row.formKey === key) return stored.row.formAnswer as Answer
    if (!mayMoveCase(state, move)) return { kind: 'stale', state }
    const { answer, change, remember } = await decide(trx, stored)
    const remembered = remember === false || key === null ? {} : { formKey: key, formAnswer: answer }
    await saveCase(trx, doors, stored, { ...change, ...remembered })
    return answer
  })
}

/** The owner's case for reading, or null. */
export async function findOwnCase(
  database: Database,
  doors: DocumentDoors,
  owner: Pick<Owner, 'personId'>,
  caseId: string,
): Promise<StoredCase | null> {
  const stored = await openStoredCase(database, doors, caseId, 'look')
  return stored?.row.personId === owner.personId ? stored : null
}
