import { centroid } from '../geometry/similarity.ts'
import type { Point } from '../images/pixels.ts'

/** Eyes, nose tip and mouth corners of the 68 points, in the picture's own left-to-right order. */
export function fivePoints(points: readonly Point[]): readonly Point[] {
  return [
    centroid(points.slice(36, 42)),
    centroid(points.slice(42, 48)),
    points[30]!,
    points[48]!,
    points[54]!,
  ]
}

export function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(ax - bx, ay - by)
}

/** Between the centres of the eyes, in pixels. */
export function eyeDistance(points: readonly Point[]): number {
  return distance(centroid(points.slice(36, 42)), centroid(points.slice(42, 48)))
}

/** From the bridge of the nose to the chin: the yardstick that turning the head changes least. */
export function faceHeight(points: readonly Point[]): number {
  return distance(points[27]!, points[8]!)
}

/** The box around all points. */
export function boundsOf(points: readonly Point[]) {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
