import type { Point, Quad } from '../document.ts'
import type { Picture } from '../images/picture.ts'
import { clockwise } from './quads.ts'

type Colour = readonly [number, number, number]
type Fit = { readonly through: Point; readonly along: Point; readonly spread: number; readonly step: number }

/** A quad on the real edges: how far these stray from straight lines, and how much colour changes at the weakest. */
export type Refined = { readonly quad: Quad; readonly spread: number; readonly step: number }

const samples = 64

/** Moves every side onto the edge that is really there: at many places the change of colour across it is sought. */
export function refineQuad(picture: Picture, quad: Quad, reach: number): Refined {
  const sides = quad.map((from, i) => fitSide(picture, from, quad[(i + 1) % 4]!, reach))
  const corners = sides.map((side, i) => meet(sides[(i + 3) % 4]!, side)) as unknown as Quad
  const refined = clockwise(corners)
  const moved = refined
    ? Math.max(...refined.map((p, i) => Math.hypot(p.x - quad[i]!.x, p.y - quad[i]!.y)))
    : 0
  const spread = Math.max(...sides.map((side) => side.spread))
  const step = Math.min(...sides.map((side) => side.step))
  return { quad: refined && moved < 4 * reach ? refined : quad, spread, step }
}

function fitSide(picture: Picture, from: Point, to: Point, reach: number): Fit {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  // Clockwise on the screen, this points out of the card.
  const out = { x: along.y, y: -along.x }
  const steps = Math.ceil(reach)
  const profiles: Colour[][] = []
  for (let i = 0; i < samples; i++) {
    const t = length * (0.05 + (0.9 * (i + 0.5)) / samples)
    profiles.push(
      changesAcross(picture, { x: from.x + along.x * t, y: from.y + along.y * t }, out, along, steps),
    )
  }
  const usual = usualChange(profiles)
  const points = profiles.map((profile, i) => ({
    t: length * (0.05 + (0.9 * (i + 0.5)) / samples),
    ...peakOf(profile, usual, steps),
  }))
  const { offset, slope, spread } = fitRobustly(points)
  return {
    through: { x: from.x + out.x * offset, y: from.y + out.y * offset },
    along: { x: along.x + out.x * slope, y: along.y + out.y * slope },
    spread,
    step: stepOf(points, offset, slope),
  }
}

/** The change of colour that three quarters of the side reach where the fitted line runs. */
function stepOf(points: readonly Sample[], offset: number, slope: number): number {
  const steps = points.map(({ t, d, weight }) => (Math.abs(d - offset - slope * t) < 2 ? weight : 0))
  return steps.toSorted((a, b) => a - b)[samples >> 2]!
}

/** Inside minus outside, at every step from inside (−steps) to outside (+steps). */
function changesAcross(picture: Picture, at: Point, out: Point, along: Point, steps: number): Colour[] {
  const colours: Colour[] = []
  for (let d = -steps - 3; d <= steps + 3; d++)
    colours.push(colourAt(picture, at.x + out.x * d, at.y + out.y * d, along))
  const changes: Colour[] = []
  for (let d = 3; d < colours.length - 3; d++) {
    changes.push(
      [0, 1, 2].map((c) => {
        const inside = colours[d - 1]![c]! + colours[d - 2]![c]! + colours[d - 3]![c]!
        const outside = colours[d + 1]![c]! + colours[d + 2]![c]! + colours[d + 3]![c]!
        return (inside - outside) / 3
      }) as unknown as Colour,
    )
  }
  return changes
}

/** Three pixels along the side are averaged, so that grain does not look like an edge. */
function colourAt({ width, height, data }: Picture, x: number, y: number, along: Point): Colour {
  const sum: [number, number, number] = [0, 0, 0]
  for (let k = -1; k <= 1; k++) {
    const column = Math.max(0, Math.min(width - 1, Math.round(x + along.x * k * 1.5 - 0.5)))
    const row = Math.max(0, Math.min(height - 1, Math.round(y + along.y * k * 1.5 - 0.5)))
    const at = (row * width + column) * 3
    for (let c = 0; c < 3; c++) sum[c]! += data[at + c]! / 3
  }
  return sum
}

/** The change that most of the side agrees on: print on the card changes colour too, but not everywhere alike. */
function usualChange(profiles: readonly (readonly Colour[])[]): Colour {
  const strongest = profiles.map((profile) =>
    profile.reduce((best, change) => (size(change) > size(best) ? change : best)),
  )
  return [0, 1, 2].map((c) => median(strongest.map((change) => change[c]!))) as unknown as Colour
}

function peakOf(profile: readonly Colour[], usual: Colour, steps: number): { d: number; weight: number } {
  const length = size(usual) || 1
  const agreeing = profile.map(
    (change) => (change[0] * usual[0] + change[1] * usual[1] + change[2] * usual[2]) / length,
  )
  let best = 0
  for (const [i, value] of agreeing.entries()) if (value > agreeing[best]!) best = i
  const [before, here, after] = [agreeing[best - 1] ?? 0, agreeing[best]!, agreeing[best + 1] ?? 0]
  const bend = before - 2 * here + after
  const shift = bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0
  return { d: best - steps + shift, weight: Math.max(0, here) }
}

type Sample = { readonly t: number; readonly d: number; readonly weight: number }

/** A straight line through the samples, those far from it counting ever less. */
function fitRobustly(points: readonly Sample[]): { offset: number; slope: number; spread: number } {
  let offset = median(points.map(({ d }) => d))
  let slope = 0
  for (let round = 0; round < 12; round++) {
    const scale = round < 4 ? 3 : 1.2
    let [w, wt, wd, wtt, wtd] = [0, 0, 0, 0, 0]
    for (const { t, d, weight } of points) {
      const off = (d - offset - slope * t) / scale
      const trust = weight / (1 + off * off) ** 2
      w += trust
      wt += trust * t
      wd += trust * d
      wtt += trust * t * t
      wtd += trust * t * d
    }
    const det = w * wtt - wt * wt
    if (det <= 0) break
    slope = (w * wtd - wt * wd) / det
    offset = (wd - slope * wt) / w
  }
  return { offset, slope, spread: median(points.map(({ t, d }) => Math.abs(d - offset - slope * t))) }
}

function meet(a: Fit, b: Fit): Point {
  const det = a.along.x * b.along.y - a.along.y * b.along.x
  const t = ((b.through.x - a.through.x) * b.along.y - (b.through.y - a.through.y) * b.along.x) / det
  return { x: a.through.x + a.along.x * t, y: a.through.y + a.along.y * t }
}

function size([r, g, b]: Colour): number {
  return Math.hypot(r, g, b)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
