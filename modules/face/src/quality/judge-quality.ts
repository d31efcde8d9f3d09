import type { Measures } from './measures.ts'
import type { QualityReason } from './reasons.ts'

type Rule = { readonly reason: QualityReason; readonly broken: (m: Measures) => boolean }

/** Where each measure begins to refuse or advise; sources in docs/reports/face.md. */
const rules: readonly Rule[] = [
  { reason: 'too-far', broken: (m) => m.headSize < 0.45 || m.interEyeDistance < 45 },
  { reason: 'too-close', broken: (m) => m.headSize > 1.2 },
  { reason: 'outside-oval', broken: (m) => m.headOffset > 0.18 },
  { reason: 'blurred', broken: (m) => m.sharpness < 0.1 },
  { reason: 'low-contrast', broken: (m) => m.luminanceDeviation < 22 },
  { reason: 'too-dark', broken: (m) => m.luminanceMean < 60 },
  { reason: 'too-bright', broken: (m) => m.luminanceMean > 190 },
  { reason: 'over-exposed', broken: (m) => m.overExposure > 0.15 },
  { reason: 'uneven-light', broken: (m) => m.illuminationBalance < 0.5 },
  {
    reason: 'not-full-face',
    broken: (m) => Math.abs(m.yaw) > 15 || Math.abs(m.pitch) > 22 || Math.abs(m.roll) > 15,
  },
  { reason: 'looking-away', broken: (m) => m.gazeOffset > 0.2 },
  { reason: 'eyes-closed', broken: (m) => m.eyesOpen < 0.13 },
  { reason: 'mouth-open', broken: (m) => m.mouthClosed < 0.55 },
  { reason: 'busy-background', broken: (m) => m.backgroundSpread > 62 },
]

/** Every requirement the picture breaks, in the order in which a person should mend them. */
export function judgeQuality(faces: number, measures: Measures | undefined): readonly QualityReason[] {
  if (faces === 0 || !measures) return ['no-face']
  const broken = rules.filter((rule) => rule.broken(measures)).map((rule) => rule.reason)
  return faces > 1 ? ['several-faces', ...broken] : broken
}
