import { planarResidual } from '../geometry/homography.ts'
import { centroid } from '../geometry/similarity.ts'
import type { Point } from '../images/pixels.ts'
import { faceHeight } from '../vision/landmarks.ts'
import type { FaceReading } from '../vision/read-face.ts'
import type { Action } from './actions.ts'
import type { LivenessFrame } from './decide.ts'
import type { Finding, LivenessReason, LivenessRules } from './rules.ts'

/** What a real head shows between about 35° left and 35° right; a depth of 1 is a head turned that far. */
const ofRealHead = { residual: 0.2, nose: 0.26, middle: 0.72 }

/**
 * Did the points move as on a solid head? Between the farthest left and right views three things are measured:
 * what no homography explains (a flat sheet has nothing left), how far the tip of the nose swings past the line
 * from bridge to chin, and past the line from eyes to mouth (paper bent around an upright axis keeps upright lines
 * together, and paper cannot bend around two axes at once; a nose does both).
 */
export function measureDepth(
  frames: readonly LivenessFrame[],
  asked: readonly Action[],
  rules: LivenessRules,
): Finding {
  const faces = frames.flatMap(({ analysis }) => (analysis.face ? [analysis.face] : []))
  const byYaw = [...faces].sort((a, b) => a.yaw - b.yaw)
  const most = byYaw.slice(-3)
  const least = byYaw.slice(0, 3)
  if (most.length < 3) return { reasons: ['too-few-frames'], scores: {} }
  const bothSides = asked.includes('left') && asked.includes('right')
  const leftwards = median(least.map(({ yaw }) => yaw))
  const rightwards = median(most.map(({ yaw }) => yaw))
  const straightest = [...faces].sort((a, b) => Math.abs(a.yaw) - Math.abs(b.yaw)).slice(0, 3)
  const straight = straightYaw(straightest)
  const depth = median(least.flatMap((left) => most.map((right) => depthBetween(left, right))))
  const reasons: LivenessReason[] = []
  const turns = [
    ...(asked.includes('left') ? [straight - leftwards] : []),
    ...(asked.includes('right') ? [rightwards - straight] : []),
  ]
  const leastTurn = bothSides ? rules.leastYawChange : rules.leastYawChangeOneSide
  if (turns.some((turn) => turn < leastTurn)) reasons.push('turn-too-small')
  const widthKept = Math.min(
    ...(asked.includes('left') ? [widthOf(least) / widthOf(straightest)] : []),
    ...(asked.includes('right') ? [widthOf(most) / widthOf(straightest)] : []),
  )
  const leastDepth = bothSides ? rules.leastDepth : rules.leastDepthOneSide
  if (depth < leastDepth || widthKept < rules.leastWidthKept) reasons.push('flat-picture')
  const width = Number.isFinite(widthKept) ? { widthKept } : {}
  return { reasons, scores: { depth, ...width, leftmostYaw: leftwards, rightmostYaw: rightwards } }
}

/** Where straight ahead is for this face and camera: the straightest frames, never far from zero. */
function straightYaw(straightest: readonly FaceReading[]): number {
  return Math.max(-8, Math.min(8, median(straightest.map(({ yaw }) => yaw))))
}

/**
 * Width over height of the face's outline, along its own axis. A turning head shows its cheek and stays as wide
 * (31 pairs of photographs of one person, straight and turned: 0.93 to 1.09); a turning sheet narrows.
 */
function widthOf(faces: readonly FaceReading[]): number {
  return median(
    faces.map(({ points }) => {
      const [dx, dy] = [points[8]![0] - points[27]![0], points[8]![1] - points[27]![1]]
      const along = points.map(([x, y]) => x * dx + y * dy)
      const across = points.map(([x, y]) => x * dy - y * dx)
      return (Math.max(...across) - Math.min(...across)) / (Math.max(...along) - Math.min(...along))
    }),
  )
}

/** The three signs of depth between two views, each over what a real head shows, averaged. */
export function depthBetween(left: FaceReading, right: FaceReading): number {
  const residual = planarResidual(left.points, right.points, faceHeight(right.points))
  const nose =
    noseOff(right.points, right.points[27]!, right.points[8]!) -
    noseOff(left.points, left.points[27]!, left.points[8]!)
  const middle =
    noseOff(right.points, eyesOf(right.points), mouthOf(right.points)) -
    noseOff(left.points, eyesOf(left.points), mouthOf(left.points))
  return (residual / ofRealHead.residual + nose / ofRealHead.nose + middle / ofRealHead.middle) / 3
}

/** How far the tip of the nose stands off the line between two points, signed, over their distance. */
function noseOff(points: readonly Point[], [ax, ay]: Point, [bx, by]: Point): number {
  const [nx, ny] = points[30]!
  const dx = bx - ax
  const dy = by - ay
  return (dx * (ny - ay) - dy * (nx - ax)) / (dx * dx + dy * dy)
}

const eyesOf = (points: readonly Point[]) => centroid(points.slice(36, 48))
const mouthOf = (points: readonly Point[]) => centroid([points[48]!, points[54]!])

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
