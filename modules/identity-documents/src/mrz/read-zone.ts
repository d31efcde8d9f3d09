import { checkMrz } from '#kz'
import type { MrzReading, Quad } from '../document.ts'
import type { Picture } from '../images/picture.ts'
import { quadMap, warp } from '../images/warp.ts'
import { type Chances, mrzSigns, type Strip, type StripReader, together } from './chances.ts'
import type { ZonePlace } from './find-zone.ts'
import { foldLookalikes, type ZoneLayout } from './masks.ts'
import { plainText, solveZone } from './solve-zone.ts'

export type ZoneReading = MrzReading & {
  /** How likely the text is against all others in which the check digits hold. */
  readonly confidence: number
  /** The chance of the least certain sign. */
  readonly weakest: number
  readonly strips: readonly Quad[]
}

/** More repairs than this make any text look valid. */
const mostRepairs = 3
const leastConfidence = 0.9
/** No digit guards a name: its signs must be seen, not guessed. */
const leastNameChance = 0.45

/** Reads the zone with every reader there is, and accepts it only when its digits hold without being forced. */
export async function readZone(
  flat: Picture,
  { layout, strips }: ZonePlace,
  readers: readonly StripReader[],
  today: string,
): Promise<ZoneReading> {
  const read: Chances[][] = readers.map(() => [])
  for (const quad of strips) {
    const strip = stripOf(flat, quad, layout.length)
    for (const [i, reader] of readers.entries())
      read[i]!.push((await reader(strip, layout.length)) ?? blank(layout.length))
  }
  const [first, ...others] = read.map((lines) => foldLookalikes(stack(lines), layout))
  return judgeZone(
    others.reduce((a, b) => together(a, b), first!),
    layout,
    strips,
    today,
  )
}

/** Signs narrower than this, in parts of the height, melt together for the general reader. */
const leastPitch = 0.66

function stripOf(flat: Picture, quad: Quad, places: number): Strip {
  const [p0, p1, , p3] = quad
  const length = Math.hypot(p1.x - p0.x, p1.y - p0.y)
  const tall = Math.hypot(p3.x - p0.x, p3.y - p0.y)
  const map = quadMap(quad)
  return (height, { across, down } = { across: 0, down: 0 }) => {
    const aspect = Math.max(places * leastPitch, length / tall)
    const [u, v] = [(across * tall) / length, down]
    const wide = [map(-u, -v), map(1 + u, -v), map(1 + u, 1 + v), map(-u, 1 + v)] as const
    return warp(flat, wide, Math.round(height * aspect * (1 + 2 * u)), Math.round(height * (1 + 2 * v)))
  }
}

function blank(places: number): Chances {
  const values = new Float32Array(places * mrzSigns.length).fill(1 / mrzSigns.length)
  return { places, values }
}

function stack(lines: readonly Chances[]): Chances {
  const places = lines.reduce((sum, line) => sum + line.places, 0)
  const values = new Float32Array(places * mrzSigns.length)
  let at = 0
  for (const line of lines) {
    values.set(line.values, at)
    at += line.values.length
  }
  return { places, values }
}

function judgeZone(
  chances: Chances,
  layout: ZoneLayout,
  strips: readonly Quad[],
  today: string,
): ZoneReading {
  const plain = plainText(chances, layout)
  const ways = solveZone(chances, layout)
    .map(({ text, score }) => ({ text, score: score + belief(text, today) }))
    .sort((a, b) => b.score - a.score)
  const [best] = ways
  const seen = rawText(chances)
  const known = best !== undefined && checkMrz(best.text, today).valid
  const repairs = best ? countDifferent(best.text, plain) : 0
  const confidence = best ? 1 / ways.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0) : 0
  const text = known && repairs <= mostRepairs + 3 ? best.text : plain
  const nameChance = weakestName(chances, layout, text)
  const valid =
    known && repairs <= mostRepairs && confidence >= leastConfidence && nameChance >= leastNameChance
  return {
    lines: linesOf(valid ? text : plain, layout),
    valid,
    corrected: valid && text !== seen,
    confidence: valid ? confidence * nameChance : 0,
    weakest: weakest(chances, valid ? text : plain),
    strips,
  }
}

/** What else is known of a Kazakhstan document: its IIN has a control digit of its own. */
function belief(text: string, today: string): number {
  const mrz = checkMrz(text, today)
  if (!mrz.valid) return Math.log(0.001)
  return mrz.code === null ? 0 : Math.log(0.01)
}

function rawText({ places, values }: Chances): string {
  let text = ''
  for (let place = 0; place < places; place++) {
    let best = 0
    for (let sign = 1; sign < mrzSigns.length; sign++)
      if (values[place * mrzSigns.length + sign]! > values[place * mrzSigns.length + best]!) best = sign
    text += mrzSigns[best]!
  }
  return text
}

function chanceOf({ values }: Chances, place: number, sign: string): number {
  return values[place * mrzSigns.length + mrzSigns.indexOf(sign)]!
}

function weakest(chances: Chances, text: string): number {
  return Math.min(...Array.from(text, (sign, place) => chanceOf(chances, place, sign)))
}

function weakestName(chances: Chances, layout: ZoneLayout, text: string): number {
  const [from, to] = layout.format === 'TD1' ? [60, 90] : [5, 44]
  const end = Math.min(to, from + text.slice(from, to).replace(/<+$/, '').length + 1)
  let least = 1
  for (let place = from; place < end; place++) least = Math.min(least, chanceOf(chances, place, text[place]!))
  return least
}

function countDifferent(a: string, b: string): number {
  return Array.from(a).filter((sign, i) => sign !== b[i]).length
}

function linesOf(text: string, { lines, length }: ZoneLayout): readonly string[] {
  return Array.from({ length: lines }, (_, i) => text.slice(i * length, (i + 1) * length))
}
