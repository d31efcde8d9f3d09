import type { Point, Quad } from '../document.ts'
import type { Picture } from '../images/picture.ts'
import { halve } from '../images/warp.ts'
import { type Edges, findEdges } from '../locate/edges.ts'
import { type Line, straightLines } from '../locate/straight-lines.ts'

/** A card of which three edges are seen and the picture's border takes the fourth. */
export type CutOff = {
  /** What is seen of it. */
  readonly quad: Quad
  /** How much of the three edges really is an edge, 0…1: all together and the poorest. */
  readonly support: number
  readonly weakest: number
}

type Border = 'left' | 'right' | 'top' | 'bottom'
const borders: readonly Border[] = ['left', 'right', 'top', 'bottom']
const searchSide = 480
const mostLines = 28

/** The likeliest card that runs out of the picture, or null. */
export function cutOffCard(picture: Picture): CutOff | null {
  const { edges, scale } = smallEdges(picture)
  const lines = straightLines(edges, mostLines)
  const found = borders
    .flatMap((border) => shapesAt(border, lines, edges))
    .toSorted((a, b) => worth(b, edges) - worth(a, edges))
  const [best] = found
  if (!best) return null
  const quad = best.quad.map(({ x, y }) => ({ x: x * scale, y: y * scale })) as unknown as Quad
  return { ...best, quad }
}

function smallEdges(picture: Picture): { readonly edges: Edges; readonly scale: number } {
  let small = picture
  while (Math.max(small.width, small.height) >= 2 * searchSide * 0.75) small = halve(small)
  return { edges: findEdges(small), scale: picture.width / small.width }
}

function worth({ quad, support, weakest }: CutOff, { width, height }: Edges): number {
  return support + 0.7 * weakest + 0.4 * (areaOf(quad) / (width * height))
}

/** Two lines that run into one border and a third across them. */
function shapesAt(border: Border, lines: readonly Line[], edges: Edges): readonly CutOff[] {
  const across = border === 'left' || border === 'right'
  // The angle of a line is that of its normal: lines into a side border have a steep one.
  const into = lines.filter(({ angle }) => steepness(angle) > 0.86 === across && steepnessFits(angle, across))
  const along = lines.filter(({ angle }) => steepnessFits(angle, !across))
  const shapes: CutOff[] = []
  for (const [i, a] of into.entries())
    for (const b of into.slice(i + 1))
      for (const c of along) {
        const shape = shapeOf(border, [a, b], c, edges)
        if (shape && shape.weakest >= 0.6) shapes.push(shape)
      }
  return shapes
}

function steepness(angle: number): number {
  return Math.abs(Math.sin(angle))
}

function steepnessFits(angle: number, across: boolean): boolean {
  return across ? steepness(angle) > 0.86 : steepness(angle) < 0.5
}

function shapeOf(border: Border, [a, b]: readonly [Line, Line], c: Line, edges: Edges): CutOff | null {
  const [near1, near2] = [crossing(a, c), crossing(b, c)]
  const [far1, far2] = [atBorder(a, border, edges), atBorder(b, border, edges)]
  if (![near1, near2, far1, far2].every((point) => isInside(point, edges))) return null
  const wide = distance(near1, near2)
  const [deep1, deep2] = [distance(near1, far1), distance(near2, far2)]
  const least = Math.min(edges.width, edges.height) * 0.2
  if (wide < least || Math.min(deep1, deep2) < least * 0.7) return null
  // Deeper than a whole card is long: nothing is cut off.
  if (Math.max(deep1, deep2) > wide * 1.55 || Math.min(deep1, deep2) / Math.max(deep1, deep2) < 0.6)
    return null
  const supports = [
    supportOf(near1, far1, edges),
    supportOf(near1, near2, edges),
    supportOf(near2, far2, edges),
  ]
  return {
    quad: [far1, near1, near2, far2],
    support: supports.reduce((sum, value) => sum + value, 0) / 3,
    weakest: Math.min(...supports),
  }
}

function crossing(a: Line, b: Line): Point {
  const det = Math.sin(b.angle - a.angle)
  return {
    x: (a.distance * Math.sin(b.angle) - b.distance * Math.sin(a.angle)) / det,
    y: (b.distance * Math.cos(a.angle) - a.distance * Math.cos(b.angle)) / det,
  }
}

function atBorder({ angle, distance: far }: Line, border: Border, { width, height }: Edges): Point {
  if (border === 'left' || border === 'right') {
    const x = border === 'left' ? 0 : width - 1
    return { x, y: (far - x * Math.cos(angle)) / Math.sin(angle) }
  }
  const y = border === 'top' ? 0 : height - 1
  return { x: (far - y * Math.sin(angle)) / Math.cos(angle), y }
}

function isInside({ x, y }: Point, { width, height }: Edges): boolean {
  return x >= -2 && y >= -2 && x <= width + 1 && y <= height + 1
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

export function areaOf(quad: Quad): number {
  const sum = quad.reduce((total, p, i) => {
    const q = quad[(i + 1) % 4]!
    return total + p.x * q.y - q.x * p.y
  }, 0)
  return Math.abs(sum) / 2
}

const samples = 40

function supportOf(from: Point, to: Point, edges: Edges): number {
  const length = distance(from, to)
  const normal = { x: (to.y - from.y) / length, y: (from.x - to.x) / length }
  const turn = Math.atan2(normal.y, normal.x)
  const angle = turn < 0 ? turn + Math.PI : turn
  let hits = 0
  for (let i = 0; i < samples; i++) {
    const t = (i + 0.5) / samples
    const at = { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t }
    if (edgeNear(at, normal, angle, edges)) hits++
  }
  return hits / samples
}

function edgeNear(at: Point, normal: Point, turn: number, { width, height, crest, angle }: Edges): boolean {
  for (let away = -2; away <= 2; away++) {
    const x = Math.round(at.x + normal.x * away)
    const y = Math.round(at.y + normal.y * away)
    // No edge is looked for in the outermost pixels.
    if (x < 3 || y < 3 || x >= width - 3 || y >= height - 3) return true
    const apart = Math.abs(angle[y * width + x]! - turn)
    if (crest[y * width + x] && Math.min(apart, Math.PI - apart) < 0.3) return true
  }
  return false
}
