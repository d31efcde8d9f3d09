import type { Point } from '../images/pixels.ts'
import type { Affine } from '../images/sample.ts'

/** The rotation, scale and shift that bring `from` nearest to `to` (least squares, no reflection). */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Affine {
  const [fromX, fromY] = centroid(from)
  const [toX, toY] = centroid(to)
  let along = 0
  let across = 0
  let spread = 0
  for (const [i, [px, py]] of from.entries()) {
    const x = px - fromX
    const y = py - fromY
    const u = to[i]![0] - toX
    const v = to[i]![1] - toY
    along += x * u + y * v
    across += x * v - y * u
    spread += x * x + y * y
  }
  const a = along / spread
  const b = across / spread
  return [a, -b, toX - a * fromX + b * fromY, b, a, toY - b * fromX - a * fromY]
}

export function centroid(points: readonly Point[]): Point {
  let x = 0
  let y = 0
  for (const [px, py] of points) {
    x += px
    y += py
  }
  return [x / points.length, y / points.length]
}

export function applyAffine([a, b, c, d, e, f]: Affine, [x, y]: Point): Point {
  return [a * x + b * y + c, d * x + e * y + f]
}
