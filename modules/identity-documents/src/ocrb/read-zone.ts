import type { Grey } from '../images/picture.ts'
import { inkOf, rowsOfInk } from './ink.ts'
import type { Net } from './net.ts'
import { type LineChances, readLine } from './read-line.ts'

/** Lines and signs a line of the two sizes of machine-readable zones (ICAO Doc 9303-5 and -4). */
export const zoneShapes = {
  TD1: { lines: 3, count: 30 },
  TD3: { lines: 2, count: 44 },
} as const
export type ZoneFormat = keyof typeof zoneShapes

/**
 * Reads a whole machine-readable zone from a flat, upright grey cut that shows its lines from side to side and little
 * else. Null when the lines do not stand apart or one of them cannot be read.
 */
export function readZone(zone: Grey, format: ZoneFormat, net?: Net): readonly LineChances[] | null {
  const { lines, count } = zoneShapes[format]
  const found = zoneLines(zone, lines).map((strip) => readLine(strip, count, net))
  return found.every((line) => line !== null) ? found : null
}

/** Cuts a zone into strips, one a line, each with half a gap above and below. */
export function zoneLines(zone: Grey, lines: number): readonly Grey[] {
  const rows = rowsOfInk(inkOf(zone), Math.round(zone.width * 0.04), Math.round(zone.width * 0.96))
  const { first, step } = combOf(rows, lines)
  return Array.from({ length: lines }, (_, line) => {
    const top = Math.max(0, Math.round(first + (line - 0.5) * step))
    const bottom = Math.min(zone.height, Math.round(first + (line + 0.5) * step))
    return {
      width: zone.width,
      height: bottom - top,
      data: zone.data.slice(top * zone.width, bottom * zone.width),
    }
  })
}

/** Where a comb of evenly spaced lines gathers most ink on its teeth and least between them. */
function combOf(rows: Float32Array, lines: number): { readonly first: number; readonly step: number } {
  const sums = new Float64Array(rows.length + 1)
  rows.forEach((value, y) => {
    sums[y + 1] = sums[y]! + value
  })
  const mean = (from: number, to: number) => {
    const [low, high] = [Math.max(0, Math.round(from)), Math.min(rows.length, Math.round(to))]
    return high > low ? (sums[high]! - sums[low]!) / (high - low) : 0
  }
  let best = { first: rows.length / (2 * lines), step: rows.length / lines, worth: Number.NEGATIVE_INFINITY }
  for (let step = rows.length * 0.12; step < rows.length / (lines - 0.8); step += 0.5)
    for (let first = step * 0.3; first + (lines - 0.7) * step < rows.length; first++) {
      let worth = 0
      for (let line = 0; line < lines; line++) {
        const y = first + line * step
        worth += mean(y - step * 0.25, y + step * 0.25)
        worth -= (mean(y - step * 0.52, y - step * 0.38) + mean(y + step * 0.38, y + step * 0.52)) / 2
      }
      if (worth > best.worth) best = { first, step, worth }
    }
  return best
}
