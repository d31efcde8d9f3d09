import type { FrameAnalysis } from './analyse.ts'
import type { Action } from './liveness/actions.ts'
import { type LivenessRules, shippedRules } from './liveness/rules.ts'
import type { QualityReason } from './quality/reasons.ts'

/** The one thing to tell the person now; the page and the server choose by the same rules. */
export type Hint =
  | 'no-face'
  | 'several-faces'
  | 'move-closer'
  | 'move-back'
  | 'centre-face'
  | 'more-light'
  | 'less-light'
  | 'even-light'
  | 'hold-still'
  | 'turn-left'
  | 'turn-right'
  | 'look-straight'
  | 'good'

const hintOfReason: Partial<Record<QualityReason, Hint>> = {
  'no-face': 'no-face',
  'several-faces': 'several-faces',
  'too-far': 'move-closer',
  'too-close': 'move-back',
  'outside-oval': 'centre-face',
  'too-dark': 'more-light',
  'too-bright': 'less-light',
  'over-exposed': 'less-light',
  'uneven-light': 'even-light',
  blurred: 'hold-still',
}

/** Framing and light first; only then the turn that is asked for. */
export function hintFor(
  analysis: FrameAnalysis,
  action?: Action,
  rules: Pick<LivenessRules, 'turnYaw' | 'centreYaw'> = shippedRules,
): Hint {
  const yaw = analysis.face?.yaw ?? 0
  for (const reason of analysis.reasons) {
    // A turned head is shaded on one side and its points drift from the centre: no cue while turning.
    if (Math.abs(yaw) > 15 && (reason === 'uneven-light' || reason === 'outside-oval')) continue
    const hint = hintOfReason[reason]
    if (hint) return hint
  }
  if (action === 'left' && yaw > -rules.turnYaw) return 'turn-left'
  if (action === 'right' && yaw < rules.turnYaw) return 'turn-right'
  if ((action ?? 'centre') === 'centre' && Math.abs(yaw) > rules.centreYaw) return 'look-straight'
  return 'good'
}
