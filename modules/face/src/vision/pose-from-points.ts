import { centroid } from '../geometry/similarity.ts'
import type { Point } from '../images/pixels.ts'
import type { Pose } from './pose.ts'

/**
 * The pose without the pose net: linear in where nose and eyes stand between eyes and mouth and between the
 * jaw's ends. Fitted to the pose net's own answers on 850 faces within 50°: yaw 2.3° apart on average, pitch 2.8°.
 * Good enough for cues on a phone, where it saves 6 MB and half the time.
 */
export function poseFromPoints(points: readonly Point[]): Pose {
  const eyes = centroid(points.slice(36, 48))
  const mouth = centroid([points[48]!, points[54]!])
  const tip = place(points[30]!, eyes, mouth)
  const bridge = place(points[27]!, points[0]!, points[16]!)
  const base = place(points[33]!, points[3]!, points[13]!)
  const brow = place(eyes, points[0]!, points[16]!)
  const [leftX, leftY] = centroid(points.slice(36, 42))
  const [rightX, rightY] = centroid(points.slice(42, 48))
  return {
    yaw: 7.3 * tip.off - 19.4 * (bridge.along - 0.5) - 73.2 * (base.along - 0.5),
    pitch: 14 - 35.7 * tip.along - 47.5 * brow.off,
    roll: (Math.atan2(rightY - leftY, rightX - leftX) * 180) / Math.PI,
  }
}

/** Where a point stands relative to the way from `a` to `b`: along it (0–1) and off it, over its length. */
function place(
  [x, y]: Point,
  [ax, ay]: Point,
  [bx, by]: Point,
): { readonly along: number; readonly off: number } {
  const dx = bx - ax
  const dy = by - ay
  const square = dx * dx + dy * dy
  return {
    along: (dx * (x - ax) + dy * (y - ay)) / square,
    off: (dx * (y - ay) - dy * (x - ax)) / square,
  }
}
