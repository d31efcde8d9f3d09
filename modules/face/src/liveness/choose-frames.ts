import type { FrameAnalysis } from '../analyse.ts'

/** The frames worth an embedding: both extremes, their way, and the straightest good one for the match. */
export function chooseFrames(frames: readonly { readonly analysis: FrameAnalysis }[]): {
  readonly compared: readonly number[]
  readonly still?: number
} {
  const withFace = frames.flatMap(({ analysis }, index) =>
    analysis.face ? [{ index, face: analysis.face, analysis }] : [],
  )
  if (withFace.length === 0) return { compared: [] }
  const byYaw = [...withFace].sort((a, b) => a.face.yaw - b.face.yaw)
  const at = (share: number) => byYaw[Math.round(share * (byYaw.length - 1))]!.index
  const straightest = [...withFace].sort((a, b) => stillRank(a.analysis) - stillRank(b.analysis))[0]!
  const compared = new Set([withFace[0]!.index, withFace.at(-1)!.index, at(0), at(1), at(0.25), at(0.75)])
  return { compared: [...compared], still: straightest.index }
}

/** Lower is better: looking straight weighs most, then the number of broken requirements, then blur. */
function stillRank({ face, measures, reasons }: FrameAnalysis): number {
  return (
    Math.abs(face!.yaw) +
    Math.abs(face!.roll) * 0.5 +
    reasons.length * 4 -
    Math.min(0.5, measures!.sharpness) * 20
  )
}
