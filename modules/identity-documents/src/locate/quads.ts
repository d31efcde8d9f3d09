import type { Point, Quad } from '../document.ts'
import type { Edges } from './edges.ts'
import type { Line } from './straight-lines.ts'

export type Candidate = { readonly quad: Quad; readonly score: number; readonly weakest: number }

type Pair = readonly [Line, Line]

/** Opposite sides of a card seen at a slant still run nearly the same way. */
const mostSlant = 0.42
const leastCross = 0.9
/** 85.72 × 54.03 mm and 125 × 88 mm, with what a slanting view does to them. */
const shapes = [1.586, 1.42] as const
const shapeTolerance = 0.24

/** Every way in which four of the lines frame something shaped like a card, the best first. */
export function cardQuads(edges: Edges, lines: readonly Line[], most = 12): readonly Candidate[] {
  const pairs = nearlyParallel(lines, Math.min(edges.width, edges.height) * 0.2)
  const found: Candidate[] = []
  for (const [i, first] of pairs.entries()) {
    for (const second of pairs.slice(i + 1)) {
      if (between(first[0].angle, second[0].angle) < leastCross) continue
      const quad = quadBetween(first, second)
      if (!quad || !fits(quad, edges)) continue
      found.push(weigh(quad, edges))
    }
  }
  const sorted = found.sort((a, b) => b.score - a.score)
  const apart: Candidate[] = []
  for (const candidate of sorted) {
    if (apart.length === most) break
    if (apart.every(({ quad }) => farthest(quad, candidate.quad) > 0.012 * edges.width)) apart.push(candidate)
  }
  return apart
}

/** How far the corner that differs most is from the nearest one of the other quad. */
function farthest(a: Quad, b: Quad): number {
  return Math.max(...a.map((p) => Math.min(...b.map((q) => Math.hypot(p.x - q.x, p.y - q.y)))))
}

function nearlyParallel(lines: readonly Line[], leastGap: number): readonly Pair[] {
  const pairs: Pair[] = []
  for (const [i, a] of lines.entries()) {
    for (const b of lines.slice(i + 1)) {
      if (between(a.angle, b.angle) > mostSlant) continue
      const opposite = Math.abs(a.angle - b.angle) > Math.PI / 2
      if (Math.abs(a.distance - (opposite ? -b.distance : b.distance)) >= leastGap) pairs.push([a, b])
    }
  }
  return pairs
}

function between(a: number, b: number): number {
  const apart = Math.abs(a - b)
  return Math.min(apart, Math.PI - apart)
}

function crossing(a: Line, b: Line): Point {
  const det = Math.sin(b.angle - a.angle)
  return {
    x: (a.distance * Math.sin(b.angle) - b.distance * Math.sin(a.angle)) / det,
    y: (b.distance * Math.cos(a.angle) - a.distance * Math.cos(b.angle)) / det,
  }
}

function quadBetween([a, b]: Pair, [c, d]: Pair): Quad | null {
  return clockwise([crossing(a, c), crossing(a, d), crossing(b, d), crossing(b, c)])
}

/** Clockwise on the screen; null when the corners do not frame a convex shape. */
export function clockwise(corners: Quad): Quad | null {
  const turns = corners.map((p, i) => {
    const [q, r] = [corners[(i + 1) % 4]!, corners[(i + 2) % 4]!]
    return (q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x)
  })
  if (turns.every((turn) => turn > 0)) return corners
  const [p0, p1, p2, p3] = corners
  return turns.every((turn) => turn < 0) ? [p0, p3, p2, p1] : null
}

/** Lengths of the four sides, beginning with the one from the first corner to the second. */
export function sidesOf(quad: Quad): readonly [number, number, number, number] {
  const [p0, p1, p2, p3] = quad
  const far = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
  return [far(p0, p1), far(p1, p2), far(p2, p3), far(p3, p0)]
}

/** Width over height as seen, the longer over the shorter. */
export function shapeOf(quad: Quad): number {
  const [top, right, bottom, left] = sidesOf(quad)
  const ratio = (top + bottom) / (left + right)
  return ratio < 1 ? 1 / ratio : ratio
}

function fits(quad: Quad, { width, height }: Edges): boolean {
  const slack = 0.02
  const inside = quad.every(
    ({ x, y }) =>
      x > -slack * width && x < (1 + slack) * width && y > -slack * height && y < (1 + slack) * height,
  )
  if (!inside) return false
  const [top, right, bottom, left] = sidesOf(quad)
  if (ratio(top, bottom) < 0.72 || ratio(left, right) < 0.72) return false
  if ((top + bottom) * (left + right) < 0.32 * width * height) return false
  return misshape(quad) < shapeTolerance
}

function ratio(a: number, b: number): number {
  return Math.min(a, b) / Math.max(a, b)
}

function misshape(quad: Quad): number {
  const shape = shapeOf(quad)
  return Math.min(...shapes.map((expected) => Math.abs(Math.log(shape / expected))))
}

/** Corners are often round: the sides are looked at between them. */
const samples = 40
const corner = 0.07

/** How much of the frame really is an edge; a frame is as good as its weakest side lets it be. */
function weigh(quad: Quad, edges: Edges): Candidate {
  const sides = quad.map((from, i) => supportOf(from, quad[(i + 1) % 4]!, edges))
  const weakest = Math.min(...sides)
  const mean = sides.reduce((sum, side) => sum + side, 0) / 4
  const [top, right] = sidesOf(quad)
  const size = (top * right) / (edges.width * edges.height)
  return { quad, weakest, score: mean + 0.7 * weakest - 0.5 * misshape(quad) + 0.15 * size }
}

function supportOf(from: Point, to: Point, edges: Edges): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const normal = { x: (to.y - from.y) / length, y: (from.x - to.x) / length }
  const turn = Math.atan2(normal.y, normal.x)
  const angle = turn < 0 ? turn + Math.PI : turn
  let hits = 0
  for (let i = 0; i < samples; i++) {
    const t = corner + ((1 - 2 * corner) * (i + 0.5)) / samples
    if (edgeNear(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t, normal, angle, edges)) hits++
  }
  return hits / samples
}

function edgeNear(x: number, y: number, normal: Point, turn: number, edges: Edges): boolean {
  const { width, height, crest, angle } = edges
  for (let d = -2; d <= 2; d++) {
    const column = Math.round(x + normal.x * d)
    const row = Math.round(y + normal.y * d)
    if (column < 0 || row < 0 || column >= width || row >= height) continue
    const at = row * width + column
    if (crest[at] && between(angle[at]!, turn) < 0.3) return true
  }
  return false
}
