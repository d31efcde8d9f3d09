import type { Action } from './actions.ts'
import type { LivenessFrame } from './decide.ts'
import type { Finding, LivenessReason, LivenessRules } from './rules.ts'

/** A stretch of frames in which the head stood on one side, or straight. */
type Stretch = { readonly action: Action; readonly from: number; to: number; readonly yaws: number[] }

/** What was done, in order, and whether it is what was asked. */
export function followActions(
  frames: readonly LivenessFrame[],
  asked: readonly Action[],
  rules: LivenessRules,
): Finding & { readonly seen: readonly Action[] } {
  const stretches = stretchesOf(frames, rules)
  const seen = actionsOf(stretches, asked, rules)
  const reasons: LivenessReason[] = []
  if (frames.length < rules.leastFrames) reasons.push('too-few-frames')
  if (!isSameOrder(seen, asked)) reasons.push('order-wrong')
  const seconds = frames.length > 1 ? (frames.at(-1)!.at - frames[0]!.at) / 1000 : 0
  if (seconds < rules.leastSeconds) reasons.push('too-fast')
  if (seconds > rules.mostSeconds) reasons.push('too-slow')
  if (frames.some(({ at }, i) => i > 0 && at < frames[i - 1]!.at)) reasons.push('order-wrong')
  return { seen, reasons, scores: { seconds } }
}

/** How many of the asked actions have been done so far; for the live cue. */
export function countDone(
  frames: readonly LivenessFrame[],
  asked: readonly Action[],
  rules: LivenessRules,
): number {
  const seen = actionsOf(stretchesOf(frames, rules), asked, rules)
  let done = 0
  for (const action of seen) if (action === asked[done]) done++
  return done
}

function stretchesOf(frames: readonly LivenessFrame[], rules: LivenessRules): Stretch[] {
  const stretches: Stretch[] = []
  for (const { analysis, at } of frames) {
    const yaw = analysis.face?.yaw
    const action = yaw === undefined ? undefined : actionAt(yaw, rules)
    if (!action || yaw === undefined) continue
    const last = stretches.at(-1)
    if (last?.action === action) {
      last.to = at
      last.yaws.push(yaw)
    } else stretches.push({ action, from: at, to: at, yaws: [yaw] })
  }
  return stretches
}

function actionAt(yaw: number, rules: LivenessRules): Action | undefined {
  if (yaw <= -rules.turnYaw) return 'left'
  if (yaw >= rules.turnYaw) return 'right'
  return Math.abs(yaw) <= rules.centreYaw ? 'centre' : undefined
}

/**
 * Turns always count. Looking straight counts where it was held; passing through the middle on the way from
 * one side to the other does not. Before the first turn and after the last, straight is where everybody starts
 * and ends, so it only counts when it was asked for.
 */
function actionsOf(stretches: readonly Stretch[], asked: readonly Action[], rules: LivenessRules): Action[] {
  const seen: Action[] = []
  for (const [i, stretch] of stretches.entries()) {
    const atRim = i === 0 || i === stretches.length - 1
    const expected = asked[seen.length] === 'centre'
    const counts =
      stretch.action !== 'centre' ||
      (isHeld(stretch, rules) && (expected || (!atRim && lasts(stretch) >= rules.strayCentreSeconds)))
    if (counts && seen.at(-1) !== stretch.action) seen.push(stretch.action)
  }
  return seen
}

function lasts({ from, to }: Stretch): number {
  return (to - from) / 1000
}

/** Still for a moment: some run of at least three frames in which yaw hardly moves. */
function isHeld({ yaws, from, to }: Stretch, rules: LivenessRules): boolean {
  if (yaws.length < 3 || (to - from) / 1000 < rules.heldSeconds) return false
  return yaws.some((_, i) => {
    const run = yaws.slice(i, i + 3)
    return run.length === 3 && Math.max(...run) - Math.min(...run) <= rules.heldYaw
  })
}

function isSameOrder(seen: readonly Action[], asked: readonly Action[]): boolean {
  return seen.length === asked.length && seen.every((action, i) => action === asked[i])
}
