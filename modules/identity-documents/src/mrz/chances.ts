import type { Picture } from '../images/picture.ts'

/** Every sign that may stand in a machine-readable zone, in the order of the columns of `Chances`. */
export const mrzSigns = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'

/** How likely every sign is at every place of one line: `places` rows of 37, each row adding up to 1. */
export type Chances = { readonly places: number; readonly values: Float32Array }

/**
 * One line of the zone, to be cut as a reader needs it: so many pixels high from the top of its signs' box to the
 * bottom, with so much paper around it in parts of that height.
 */
export type Strip = (height: number, paper?: { readonly across: number; readonly down: number }) => Picture

/** A reader of one line of the zone; null when it sees no line there. */
export type StripReader = (strip: Strip, places: 30 | 44) => Promise<Chances | null>

/** What two readers think together: each is believed in proportion to its weight; neither can veto alone. */
export function together(a: Chances, b: Chances, weight = 0.5): Chances {
  const values = new Float32Array(a.values.length)
  const signs = mrzSigns.length
  for (let place = 0; place < a.places; place++) {
    let sum = 0
    for (let sign = 0; sign < signs; sign++) {
      const at = place * signs + sign
      const value = (a.values[at]! + 1e-4) ** (1 - weight) * (b.values[at]! + 1e-4) ** weight
      values[at] = value
      sum += value
    }
    for (let sign = 0; sign < signs; sign++) values[place * signs + sign]! /= sum
  }
  return { places: a.places, values }
}
