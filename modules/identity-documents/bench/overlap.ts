import type { Point, Quad } from '../src/document.ts'

/** Intersection over union of two convex quads, either way around. */
export function overlap(a: Quad, b: Quad): number {
  const [one, two] = [clockwise(a), clockwise(b)]
  const shared = areaOf(clipped(one, two))
  return shared / (areaOf(one) + areaOf(two) - shared)
}

// Sutherland and Hodgman 1974.
function clipped(subject: readonly Point[], window: readonly Point[]): readonly Point[] {
  return window.reduce<readonly Point[]>((shape, from, i) => {
    const to = window[(i + 1) % window.length]!
    const side = ({ x, y }: Point) => (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)
    return shape.flatMap((p, j) => {
      const q = shape[(j + 1) % shape.length]!
      const [here, there] = [side(p), side(q)]
      const t = here / (here - there)
      const cut = { x: p.x + t * (q.x - p.x), y: p.y + t * (q.y - p.y) }
      return [...(here >= 0 ? [p] : []), ...(here >= 0 === there >= 0 ? [] : [cut])]
    })
  }, subject)
}

function clockwise(quad: Quad): readonly Point[] {
  return signedArea(quad) < 0 ? quad.toReversed() : quad
}

function areaOf(shape: readonly Point[]): number {
  return Math.abs(signedArea(shape))
}

function signedArea(shape: readonly Point[]): number {
  return shape.reduce((sum, p, i) => {
    const q = shape[(i + 1) % shape.length]!
    return sum + (p.x * q.y - q.x * p.y) / 2
  }, 0)
}
