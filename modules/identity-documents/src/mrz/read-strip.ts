import { type LineSteps, lineHeight, readSteps } from '../text/read-line.ts'
import type { RunNet } from '../text/run-net.ts'
import { type Chances, mrzSigns, type StripReader } from './chances.ts'

const signCount = mrzSigns.length
const filler = signCount - 1
/** The least that any sign is believed possible, so that no reader forbids what the other sees. */
const floor = 1e-4

/** Reads a strip with the general line reader, made to answer for every place by itself. */
export function generalStripReader(run: RunNet, alphabet: readonly string[]): StripReader {
  const columns = columnsOf(alphabet)
  return async (strip, places) => placeSteps(await readSteps(strip(lineHeight), run), places, columns)
}

/** Which signs of the net's alphabet are which signs of the zone; small letters are taken for large ones. */
function columnsOf(alphabet: readonly string[]): Int8Array {
  const alike: Readonly<Record<string, string>> = {
    '＜': '<',
    '‹': '<',
    '〈': '<',
    '《': '<',
    '«': '<',
    く: '<',
  }
  return Int8Array.from(alphabet, (sign) => {
    const plain = alike[sign] ?? (/^[a-z]$/.test(sign) ? sign.toUpperCase() : sign)
    return plain.length === 1 ? mrzSigns.indexOf(plain) : -1
  })
}

type Peak = { readonly at: number; readonly chances: Float32Array }

/**
 * The net says what it sees and when, but drops repeated fillers. The zone is monospaced: what it does see tells
 * where the places are, and what stands at each.
 */
function placeSteps({ steps, signs, chances }: LineSteps, places: number, columns: Int8Array): Chances {
  const seen: Peak[] = []
  for (let step = 0; step < steps; step++) {
    const row = new Float32Array(signCount)
    for (let sign = 1; sign < signs; sign++) {
      const column = columns[sign]!
      if (column >= 0) row[column]! += chances[step * signs + sign]!
    }
    seen.push({ at: (step + 0.5) / steps, chances: row })
  }
  const grid = fitGrid(peaksOf(seen), places)
  const values = new Float32Array(places * signCount)
  for (let place = 0; place < places; place++) fillPlace(values, place, seen, grid)
  return { places, values }
}

type Grid = { readonly first: number; readonly pitch: number }

/** Moments at which one sign clearly stands out. */
function peaksOf(seen: readonly Peak[]): readonly number[] {
  const best = seen.map(({ chances }) => Math.max(...chances))
  const peaks: number[] = []
  for (let i = 0; i < seen.length; i++) {
    const here = best[i]!
    if (here > 0.5 && here >= (best[i - 1] ?? 0) && here > (best[i + 1] ?? 0)) peaks.push(seen[i]!.at)
  }
  return peaks
}

/** First place and pitch in parts of the strip: from the strip's own edges, then by the peaks, ever more exactly. */
function fitGrid(peaks: readonly number[], places: number): Grid {
  let best: Grid = { first: 0.5 / places, pitch: 1 / places }
  let least = Number.POSITIVE_INFINITY
  for (let shift = -4; shift <= 4; shift++) {
    for (let stretch = -3; stretch <= 3; stretch++) {
      const pitch = (1 + stretch * 0.006) / places
      const grid = settle({ first: (0.5 + shift * 0.15) / places, pitch }, peaks, places)
      const cost = misfit(grid, peaks, places)
      if (cost < least) [best, least] = [grid, cost]
    }
  }
  return best
}

function settle(start: Grid, peaks: readonly number[], places: number): Grid {
  let { first, pitch } = start
  for (let round = 0; round < 3; round++) {
    let [n, k, kk, x, kx] = [0, 0, 0, 0, 0]
    for (const at of peaks) {
      const place = Math.round((at - first) / pitch)
      if (place < 0 || place >= places) continue
      n++
      k += place
      kk += place * place
      x += at
      kx += place * at
    }
    const det = n * kk - k * k
    if (n < 6 || det === 0) return start
    pitch = (n * kx - k * x) / det
    first = (x - pitch * k) / n
  }
  return { first, pitch }
}

function misfit({ first, pitch }: Grid, peaks: readonly number[], places: number): number {
  let sum = 0
  for (const at of peaks) {
    const exact = (at - first) / pitch
    const place = Math.max(0, Math.min(places - 1, Math.round(exact)))
    sum += Math.min(0.25, (exact - place) ** 2)
  }
  // A grid that leaves the strip is less likely than one that fills it.
  const start = first / pitch - 0.5
  const end = (1 - first) / pitch - (places - 0.5)
  return sum / Math.max(1, peaks.length) + 0.02 * (start * start + end * end)
}

function fillPlace(values: Float32Array, place: number, seen: readonly Peak[], { first, pitch }: Grid): void {
  const centre = first + place * pitch
  const from = place * signCount
  for (const { at, chances } of seen) {
    const off = Math.abs(at - centre) / pitch
    if (off > 0.62) continue
    const near = off < 0.4 ? 1 : 1 - (off - 0.4) / 0.3
    for (let sign = 0; sign < signCount; sign++)
      values[from + sign] = Math.max(values[from + sign]!, chances[sign]! * near)
  }
  let sum = 0
  for (let sign = 0; sign < signCount; sign++) sum += values[from + sign]! += floor
  // Where nothing was seen a filler is most likely: repeated ones melt together.
  const unseen = Math.max(0, 1 - sum)
  values[from + filler]! += 0.4 * unseen
  for (let sign = 0; sign < signCount; sign++) values[from + sign]! += (0.6 * unseen) / signCount
  sum = 0
  for (let sign = 0; sign < signCount; sign++) sum += values[from + sign]!
  for (let sign = 0; sign < signCount; sign++) values[from + sign]! /= sum
}
