import type { FrameAnalysis } from '../analyse.ts'
import { type Hint, hintFor } from '../hints.ts'
import type { Action } from './actions.ts'
import { countDone } from './order.ts'
import { type LivenessRules, shippedRules } from './rules.ts'

export type Guidance = {
  readonly hint: Hint
  /** How many of the actions have been done. */
  readonly done: number
  /** The action to do now; none when all are done. */
  readonly next?: Action
}

/** The person is led a little farther than the decision needs, so that depth can be measured well. */
export const guidanceRules: LivenessRules = { ...shippedRules, turnYaw: 24 }

/** What to tell the person after the newest frame; the page and the server say the same. */
export function guide(
  frames: readonly { readonly analysis: FrameAnalysis; readonly at: number }[],
  actions: readonly Action[],
  rules: LivenessRules = guidanceRules,
): Guidance {
  const done = countDone(frames, actions, rules)
  const next = actions[done]
  const newest = frames.at(-1)
  if (!newest) return { hint: 'no-face', done, ...(next && { next }) }
  return { hint: hintFor(newest.analysis, next, rules), done, ...(next && { next }) }
}
