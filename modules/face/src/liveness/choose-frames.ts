import type { FrameAnalysis } from '../analyse.ts'
import { sceneChange } from '../vision/scene.ts'
import { jumpBetween } from './continuity.ts'

type Indexed = { readonly index: number; readonly analysis: FrameAnalysis }

/**
 * The frames worth an embedding: first and last, both extremes, the straightest good one (for the match), and those
 * that follow the roughest changes, where somebody else or a picture would have been mixed in.
 */
export function chooseFrames(frames: readonly { readonly analysis: FrameAnalysis }[]): {
  readonly compared: readonly number[]
  readonly still?: number
} {
  const withFace: Indexed[] = frames.flatMap(({ analysis }, index) =>
    analysis.face ? [{ index, analysis }] : [],
  )
  if (withFace.length === 0) return { compared: [] }
  const byYaw = [...withFace].sort((a, b) => a.analysis.face!.yaw - b.analysis.face!.yaw)
  const straightest = [...withFace].sort((a, b) => stillRank(a.analysis) - stillRank(b.analysis))[0]!
  const compared = new Set([
    withFace[0]!.index,
    withFace.at(-1)!.index,
    byYaw[0]!.index,
    byYaw.at(-1)!.index,
    ...roughest(withFace, 3),
  ])
  return { compared: [...compared], still: straightest.index }
}

/** Lower is better: looking straight weighs most, then the number of broken requirements, then blur. */
function stillRank({ face, measures, reasons }: FrameAnalysis): number {
  const turned = Math.abs(face!.yaw) + Math.abs(face!.roll) * 0.5
  return turned + reasons.length * 4 - Math.min(0.5, measures!.sharpness) * 20
}

function roughest(frames: readonly Indexed[], count: number): readonly number[] {
  const changes = frames.slice(1).map(({ index, analysis }, i) => {
    const before = frames[i]!.analysis
    const roughness =
      jumpBetween(before.face!, analysis.face!) * 20 +
      sceneChange(before.scene, analysis.scene) +
      Math.abs(before.measures!.luminanceMean - analysis.measures!.luminanceMean) / 4
    return { index, roughness }
  })
  return changes
    .sort((a, b) => b.roughness - a.roughness)
    .slice(0, count)
    .map(({ index }) => index)
}
