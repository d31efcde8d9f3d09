import type { Grey } from '../images/picture.ts'
import { columnsOfInk, inkOf, quantile, rowsOfInk } from './ink.ts'

/** Where the signs of a line begin and end, and its middle as a straight line: y = middle + slope · (x − centre). */
export type Extent = {
  readonly left: number
  readonly right: number
  readonly middle: number
  readonly slope: number
  readonly centre: number
}

export function extentOf(strip: Grey): Extent | null {
  const ink = inkOf(strip)
  const band = bandOf(rowsOfInk(ink))
  if (band === null) return null
  const columns = columnsOfInk(ink, band.top, band.bottom)
  const limit = Math.max(4, quantile(columns, 0.9) * 0.22)
  const left = firstRun(columns, limit)
  const right = strip.width - firstRun(columns.toReversed(), limit)
  if (right - left < strip.width * 0.3) return null
  const { middle, slope } = straighten(ink, left, right, band)
  return { left, right, middle, slope, centre: (left + right) / 2 }
}

/** The rows of the strongest line: from the middle of the strip outwards until the ink thins out. */
function bandOf(rows: Float32Array): { readonly top: number; readonly bottom: number } | null {
  const limit = quantile(rows, 0.95) * 0.3
  const dark = (y: number) => rows[y]! > limit
  const runs: { top: number; bottom: number; weight: number }[] = []
  for (let y = 0; y < rows.length; y++) {
    if (!dark(y)) continue
    let bottom = y
    let weight = 0
    while (bottom < rows.length && dark(bottom)) weight += rows[bottom++]!
    // A slice of a neighbouring line hangs at the strip's edge.
    const atEdge = y === 0 || bottom === rows.length
    runs.push({ top: y, bottom, weight: atEdge ? weight * 0.5 : weight })
    y = bottom
  }
  return runs.toSorted((a, b) => b.weight - a.weight)[0] ?? null
}

// Two columns of ink close together, so that a speck does not begin a line.
function firstRun(columns: Float32Array, limit: number): number {
  for (let x = 0; x < columns.length - 2; x++) if (columns[x]! > limit && columns[x + 1]! > limit) return x
  return columns.length - 1
}

/** Centres of ink in eight stretches, and the line through them. */
function straighten(
  ink: Grey,
  left: number,
  right: number,
  { top, bottom }: { top: number; bottom: number },
) {
  const reach = Math.round((bottom - top) * 0.15)
  const step = (right - left) / 8
  const centres = Array.from({ length: 8 }, (_, part) => {
    const rows = rowsOfInk(ink, Math.round(left + part * step), Math.round(left + (part + 1) * step))
    let [sum, weight] = [0, 0]
    for (let y = Math.max(0, top - reach); y < Math.min(ink.height, bottom + reach); y++) {
      sum += rows[y]! * (y + 0.5)
      weight += rows[y]!
    }
    return weight === 0 ? (top + bottom) / 2 : sum / weight
  })
  const middle = centres.reduce((sum, value) => sum + value, 0) / 8
  const along = centres.map((_, part) => part - 3.5)
  const slope = along.reduce((sum, at, part) => sum + at * (centres[part]! - middle), 0) / (42 * step)
  return { middle, slope: Math.abs(slope) < 0.06 ? slope : 0 }
}
