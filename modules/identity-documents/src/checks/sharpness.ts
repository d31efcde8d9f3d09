import { type Picture, toGrey } from '../images/picture.ts'

/** Distances on a card laid flat 1400 pixels wide. */
const reach = 7
/** Only the strongest edges count: noise has none of them. */
const strongest = 0.04
const levels = 256

/**
 * How steep the edges of a flat card are: around each of its strongest edges, the largest step of brightness over two
 * pixels against the whole rise. 1 is a razor's cut, below 0.3 strokes of letters run into each other.
 */
export function edgeSteepness(flat: Picture): number {
  const { width, height, data } = rowsAveraged(flat)
  const rises = new Uint32Array(levels)
  const rise = (at: number) => Math.abs(data[at + reach]! - data[at - reach]!)
  for (let y = 0; y < height; y += 2)
    for (let x = reach; x < width - reach; x += 3) rises[rise(y * width + x)]!++
  const least = limitOf(rises)
  let sum = 0
  let count = 0
  for (let y = 0; y < height; y += 2)
    for (let x = reach + 1; x < width - reach - 1; x += 3) {
      const at = y * width + x
      const whole = rise(at)
      if (whole < least) continue
      let steepest = 0
      for (let near = at - reach + 1; near < at + reach; near++)
        steepest = Math.max(steepest, Math.abs(data[near + 1]! - data[near - 1]!))
      sum += steepest / whole
      count++
    }
  return count === 0 ? 0 : sum / count
}

// Three rows in one: a stroke stays, noise shrinks.
function rowsAveraged(flat: Picture) {
  const { width, height, data } = toGrey(flat)
  const rows = Math.floor(height / 3)
  const mean = new Uint8Array(width * rows)
  for (let at = 0; at < mean.length; at++) {
    const from = Math.floor(at / width) * 3 * width + (at % width)
    mean[at] = (data[from]! + data[from + width]! + data[from + 2 * width]!) / 3
  }
  return { width, height: rows, data: mean }
}

function limitOf(rises: Uint32Array): number {
  const wanted = rises.reduce((sum, count) => sum + count, 0) * strongest
  let seen = 0
  for (let level = levels - 1; level > 0; level--) {
    seen += rises[level]!
    if (seen >= wanted) return Math.max(level, 12)
  }
  return 12
}
