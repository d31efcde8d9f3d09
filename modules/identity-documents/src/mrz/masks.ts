import { type Chances, mrzSigns } from './chances.ts'

/** What may stand at a place. */
const classes: Readonly<Record<string, string>> = {
  d: '0123456789',
  l: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  n: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ<',
  a: mrzSigns,
  f: '0123456789<',
  s: 'MF<',
  c: 'IAC',
  p: 'P',
}

/** A part of the zone that a check digit guards: places of its signs in the whole text, and the digit's own. */
export type Guard = {
  readonly places: readonly number[]
  readonly digit: number
  readonly fillerIsZero?: boolean
}

export type ZoneLayout = {
  readonly format: 'TD1' | 'TD3'
  readonly lines: number
  readonly length: 30 | 44
  /** One class letter a place, all lines one after the other. */
  readonly mask: string
  readonly guards: readonly Guard[]
  readonly composite: Guard
}

const span = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

/** ICAO Doc 9303-5: three lines of 30. */
export const td1: ZoneLayout = {
  format: 'TD1',
  lines: 3,
  length: 30,
  mask: `cnlnn${'a'.repeat(9)}f${'a'.repeat(15)}${'f'.repeat(6)}ds${'d'.repeat(7)}lnn${'a'.repeat(11)}d${'n'.repeat(30)}`,
  guards: [
    { places: span(5, 14), digit: 14 },
    { places: span(30, 36), digit: 36 },
    { places: span(38, 44), digit: 44 },
  ],
  composite: { places: [...span(5, 30), ...span(30, 37), ...span(38, 45), ...span(48, 59)], digit: 59 },
}

/** ICAO Doc 9303-4: two lines of 44. */
export const td3: ZoneLayout = {
  format: 'TD3',
  lines: 2,
  length: 44,
  mask: `pnlnn${'n'.repeat(39)}${'a'.repeat(9)}flnn${'f'.repeat(6)}ds${'d'.repeat(7)}${'a'.repeat(14)}fd`,
  guards: [
    { places: span(44, 53), digit: 53 },
    { places: span(57, 63), digit: 63 },
    { places: span(65, 71), digit: 71 },
    { places: span(72, 86), digit: 86, fillerIsZero: true },
  ],
  composite: { places: [...span(44, 54), ...span(57, 64), ...span(65, 87)], digit: 87 },
}

const letterOf: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '2': 'Z',
  '5': 'S',
  '6': 'G',
  '8': 'B',
}
const digitOf: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
}

/** Where only letters may stand, what looks like a digit is the letter of that shape; and the other way round. */
export function foldLookalikes({ places, values }: Chances, layout: ZoneLayout): Chances {
  const folded = values.slice()
  for (let place = 0; place < places; place++) {
    const allowed = classes[layout.mask[place]!]!
    for (const [from, to] of Object.entries(allowed.includes('0') ? digitOf : letterOf)) {
      if (allowed.includes(from) || !allowed.includes(to)) continue
      const row = place * mrzSigns.length
      folded[row + mrzSigns.indexOf(to)]! += folded[row + mrzSigns.indexOf(from)]!
      folded[row + mrzSigns.indexOf(from)] = 0
    }
  }
  return { places, values: folded }
}

/** Whether a sign (by its column) may stand at a place of the whole text. */
export function mayStand(layout: ZoneLayout, place: number, sign: number): boolean {
  return classes[layout.mask[place]!]!.includes(mrzSigns[sign]!)
}
