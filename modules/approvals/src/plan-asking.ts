import type { AskRefusal } from '#modules/applications'
import type { ApprovalState } from './tables.ts'

/** Somebody who was asked before, as far as asking anew is concerned. */
export type AskedBefore = {
  readonly person: string
  readonly part: string
  readonly state: ApprovalState
  /** Whether the time after which a silent person may be left out is over. */
  readonly silentLongEnough: boolean
}

/** Somebody of the new edition. */
export type AskedNow = { readonly person: string; readonly part: string }

export type AskingPlan = {
  /** Their part did not change: what they said stays. */
  readonly keep: readonly string[]
  /** They are asked, or asked again because their part changed or they declined it. */
  readonly ask: readonly string[]
  readonly remove: readonly string[]
}

/**
 * Whom a new edition asks. Nobody is left out who has agreed, or who still has time to answer; somebody who declined may
 * be left out at once.
 */
export function planAsking(
  before: readonly AskedBefore[],
  now: readonly AskedNow[],
): AskingPlan | AskRefusal {
  const wanted = new Map(now.map((one) => [one.person, one]))
  const known = new Map(before.map((one) => [one.person, one]))
  const left = before.filter(({ person, state }) => !wanted.has(person) && state !== 'removed')
  if (left.some(({ state }) => state === 'approved')) return 'approved-stays'
  if (left.some(({ state, silentLongEnough }) => state === 'asked' && !silentLongEnough))
    return 'silent-too-early'
  const stays = ({ person, part }: AskedNow) => {
    const earlier = known.get(person)
    return earlier?.part === part && (earlier.state === 'approved' || earlier.state === 'asked')
  }
  return {
    keep: now.filter(stays).map(({ person }) => person),
    ask: now.filter((one) => !stays(one)).map(({ person }) => person),
    remove: left.map(({ person }) => person),
  }
}
