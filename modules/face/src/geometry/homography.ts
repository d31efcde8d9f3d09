import type { Point } from '../images/pixels.ts'
import { solve } from './linear.ts'
import { centroid } from './similarity.ts'

export type Homography = readonly number[]

/** The plane-to-plane map nearest to the pairs (direct linear fit, last entry 1); give it normalised points. */
function fitHomography(from: readonly Point[], to: readonly Point[]): Homography | undefined {
  const normal = Array.from({ length: 8 }, () => new Array<number>(8).fill(0))
  const right = new Array<number>(8).fill(0)
  for (const [i, [x, y]] of from.entries()) {
    const [u, v] = to[i]!
    accumulate(normal, right, [x, y, 1, 0, 0, 0, -u * x, -u * y], u)
    accumulate(normal, right, [0, 0, 0, x, y, 1, -v * x, -v * y], v)
  }
  const h = solve(normal, right)
  return h && [...h, 1]
}

function accumulate(normal: number[][], right: number[], row: readonly number[], value: number): void {
  for (let i = 0; i < 8; i++) {
    right[i]! += row[i]! * value
    for (let j = 0; j < 8; j++) normal[i]![j]! += row[i]! * row[j]!
  }
}

export function applyHomography(h: Homography, [x, y]: Point): Point {
  const w = h[6]! * x + h[7]! * y + h[8]!
  return [(h[0]! * x + h[1]! * y + h[2]!) / w, (h[3]! * x + h[4]! * y + h[5]!) / w]
}

/** Centred and scaled to unit spread: without it the fit is ill-conditioned. */
function normalised(points: readonly Point[]): { points: Point[]; scale: number } {
  const [cx, cy] = centroid(points)
  const scale = Math.sqrt(
    points.reduce((sum, [x, y]) => sum + (x - cx) ** 2 + (y - cy) ** 2, 0) / points.length,
  )
  return { points: points.map(([x, y]) => [(x - cx) / scale, (y - cy) / scale]), scale }
}

/**
 * What no flat sheet can explain between two views: the root mean square of the distances left after the best
 * homography, over the length from nose bridge to chin in the second view.
 */
export function planarResidual(from: readonly Point[], to: readonly Point[], length: number): number {
  const source = normalised(from)
  const target = normalised(to)
  if (source.scale === 0 || target.scale === 0) return 0
  const h = fitHomography(source.points, target.points)
  if (!h) return 0
  let squares = 0
  for (const [i, point] of source.points.entries()) {
    const [x, y] = applyHomography(h, point)
    squares += (x - target.points[i]![0]) ** 2 + (y - target.points[i]![1]) ** 2
  }
  return (Math.sqrt(squares / from.length) * target.scale) / length
}
