import { planarResidual } from '../geometry/homography.ts'
import { faceHeight } from '../vision/landmarks.ts'
import type { LivenessFrame } from './decide.ts'
import type { Finding, LivenessReason, LivenessRules } from './rules.ts'

/** Did the points move as on a solid head, which no flat sheet can imitate? */
export function measureDepth(frames: readonly LivenessFrame[], rules: LivenessRules): Finding {
  const faces = frames.flatMap(({ analysis }) => (analysis.face ? [analysis.face] : []))
  if (faces.length === 0) return { reasons: ['face-lost'], scores: {} }
  const sorted = [...faces].sort((a, b) => a.yaw - b.yaw)
  const left = sorted[0]!
  const right = sorted.at(-1)!
  const reasons: LivenessReason[] = []
  if (right.yaw - left.yaw < rules.leastYawChange * 2) reasons.push('turn-too-small')
  const depth = planarResidual(left.points, right.points, faceHeight(right.points))
  if (depth < rules.leastDepth) reasons.push('flat-picture')
  return { reasons, scores: { depth, yawSpan: right.yaw - left.yaw } }
}
