import type { FrameAnalysis } from '../analyse.ts'
import type { FaceEmbedding } from '../engine/tasks.ts'
import type { Action } from './actions.ts'
import { checkContinuity } from './continuity.ts'
import { measureDepth } from './depth.ts'
import { checkIdentity } from './identity.ts'
import { followActions } from './order.ts'
import { type LivenessReason, type LivenessRules, shippedRules } from './rules.ts'

/** One frame of the check. `at` is in milliseconds; only differences count. Chosen frames carry an embedding. */
export type LivenessFrame = {
  readonly analysis: FrameAnalysis
  readonly at: number
  readonly embedding?: FaceEmbedding
}

export type LivenessVerdict = {
  readonly live: boolean
  /** What the person was seen to do. */
  readonly actions: readonly Action[]
  readonly reasons: readonly LivenessReason[]
  readonly scores: Readonly<Record<string, number>>
}

/**
 * Was this a living head that did what was asked, in order and in time? A pure decision: the same frames
 * always give the same answer. Every question is asked even after the first no, so that the scores are complete.
 */
export function decideLiveness(check: {
  readonly actions: readonly Action[]
  readonly frames: readonly LivenessFrame[]
  readonly rules?: LivenessRules
}): LivenessVerdict {
  const rules = check.rules ?? shippedRules
  const order = followActions(check.frames, check.actions, rules)
  const continuity = checkContinuity(check.frames, rules)
  const identity = checkIdentity(check.frames, rules)
  const depth = measureDepth(check.frames, check.actions, rules)
  const reasons = [...order.reasons, ...continuity.reasons, ...identity.reasons, ...depth.reasons]
  return {
    live: reasons.length === 0,
    actions: order.seen,
    reasons: [...new Set(reasons)],
    scores: { ...order.scores, ...continuity.scores, ...identity.scores, ...depth.scores },
  }
}
