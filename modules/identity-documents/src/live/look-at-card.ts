import { glareOf } from '../checks/glare.ts'
import { limits } from '../checks/limits.ts'
import { edgeSteepness } from '../checks/sharpness.ts'
import type { Point, Quad } from '../document.ts'
import type { Picture } from '../images/picture.ts'
import { warp } from '../images/warp.ts'
import { findEdges } from '../locate/edges.ts'
import { cardQuads } from '../locate/quads.ts'
import { straightLines } from '../locate/straight-lines.ts'

/** Where on the screen the card is asked for, in shares of the picture. */
export type Outline = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What one frame of the camera shows. */
export type CardLook = {
  /** In shares of the picture's width and height, clockwise; null when no card is seen. */
  readonly corners: Quad | null
  /** Width of the card against that of the outline. */
  readonly fill: number
  /** How far the middle of the card lies from that of the outline, against the outline's width. */
  readonly astray: number
  /** The shorter of two opposite sides against the longer: below 1 the card is seen at a slant. */
  readonly slant: number
  /** Degrees by which its long side is not level. */
  readonly turn: number
  /** Share of the card burnt out by light in one piece. */
  readonly glare: number
  /** Mean brightness of what lies in the outline, 0…255. */
  readonly light: number
  /** Steepness of edges in the detail, 0…1. */
  readonly sharpness: number
}

const mostLines = 18
const leastScore = 0.95
const flatWidth = 128
const flatHeight = 80

/**
 * Looks at one frame: `small` is the whole of it, some 240 pixels wide; `detail` is a strip of the card in the camera's
 * own pixels, in which sharpness shows. Cheap enough for many looks a second on a slow phone; it guides, and the server
 * decides.
 */
export function lookAtCard(small: Picture, detail: Picture, outline: Outline): CardLook {
  const edges = findEdges(small)
  const [best] = cardQuads(edges, straightLines(edges, mostLines))
  const quad = best && best.score >= leastScore ? fromTopLeft(best.quad) : null
  const within = quad ?? outlineQuad(small, outline)
  const flat = warp(small, within, flatWidth, flatHeight)
  return {
    corners: quad && shares(quad, small),
    ...placeOf(quad, small, outline),
    ...lightOf(flat),
    sharpness: edgeSteepness(detail),
  }
}

function placeOf(quad: Quad | null, { width, height }: Picture, outline: Outline) {
  if (!quad) return { fill: 0, astray: 1, slant: 1, turn: 0 }
  const [p0, p1, p2, p3] = quad
  const [top, right, bottom, left] = [far(p0, p1), far(p1, p2), far(p2, p3), far(p3, p0)]
  const asked = outline.width * width
  const middle = { x: mean(quad, 'x'), y: mean(quad, 'y') }
  const wanted = {
    x: (outline.left + outline.width / 2) * width,
    y: (outline.top + outline.height / 2) * height,
  }
  return {
    fill: (top + bottom) / 2 / asked,
    astray: far(middle, wanted) / asked,
    slant: Math.min(
      Math.min(top, bottom) / Math.max(top, bottom),
      Math.min(left, right) / Math.max(left, right),
    ),
    turn: (Math.atan2(p1.y - p0.y, p1.x - p0.x) * 180) / Math.PI,
  }
}

function lightOf(flat: Picture): { readonly glare: number; readonly light: number } {
  const { share, paper } = glareOf(flat)
  const { data } = flat
  let sum = 0
  for (let at = 1; at < data.length; at += 3) sum += data[at]!
  // On paper that is white all over nothing stands out.
  return { glare: paper < limits.whitePaper ? share : 0, light: (sum * 3) / data.length }
}

function outlineQuad({ width, height }: Picture, { left, top, width: w, height: h }: Outline): Quad {
  const at = (x: number, y: number): Point => ({ x: (left + x * w) * width, y: (top + y * h) * height })
  return [at(0, 0), at(1, 0), at(1, 1), at(0, 1)]
}

function shares(quad: Quad, { width, height }: Picture): Quad {
  return quad.map(({ x, y }) => ({ x: x / width, y: y / height })) as unknown as Quad
}

function fromTopLeft(quad: Quad): Quad {
  const first = quad.reduce((best, { x, y }, i) => (x + y < quad[best]!.x + quad[best]!.y ? i : best), 0)
  const at = (i: number) => quad[(first + i) % 4]!
  return [at(0), at(1), at(2), at(3)]
}

function far(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function mean(quad: Quad, of: 'x' | 'y'): number {
  return quad.reduce((sum, point) => sum + point[of], 0) / quad.length
}
