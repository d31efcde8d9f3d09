import type { Grey } from '../images/picture.ts'
import { cellAt, resized } from './cells.ts'
import { type Extent, extentOf } from './line-extent.ts'
import { chancesOf, type Net, trainedNet } from './net.ts'
import { bestWay } from './places.ts'
import { cell, noSign, signs } from './signs.ts'

/** For every place of the line: how likely each sign of `signs` is, in that order. */
export type LineChances = {
  readonly places: readonly Float32Array[]
  /** Where the middle of each sign stands in the strip. */
  readonly centres: readonly number[]
  /** Mean logarithm of the best chance: 0 is certain. */
  readonly certainty: number
}

/** Windows a sign: five looks between one sign and the next. */
export const looks = 5
const stretches = [1, 0.97, 1.03, 0.94, 1.06] as const
/** Above this no other pitch is tried. */
const sure = -0.06

/**
 * Reads one line of OCR-B in a flat, upright grey strip: `count` signs at equal steps with paper around them; slices
 * of the lines above and below do no harm. Null when the strip holds no line.
 */
export function readLine(strip: Grey, count: number, net: Net = trainedNet()): LineChances | null {
  const extent = extentOf(strip)
  if (extent === null) return null
  let best: LineChances | null = null
  for (const stretch of stretches) {
    const pitch = ((extent.right - extent.left) / (count - 0.35)) * stretch
    const line = follow(strip, extent, pitch, count, net)
    if (line && (best === null || line.certainty > best.certainty)) best = line
    if (best && best.certainty > sure) break
  }
  return best
}

function follow(strip: Grey, extent: Extent, pitch: number, count: number, net: Net): LineChances | null {
  const factor = cell.pitch / pitch
  const small = resized(strip, factor)
  const heightAt = (x: number) => (extent.middle + extent.slope * (x / factor - extent.centre)) * factor
  const stride = cell.pitch / looks
  const windows = Array.from({ length: Math.floor(small.width / stride) }, (_, at) => {
    const x = at * stride
    return chancesOf(net, cellAt(small, x, heightAt(x)))
  })
  const way = bestWay(windows, count)
  if (way === null) return null
  const centres = way.map((at) => at * stride)
  const places = centres.map((x) => around(net, small, x, heightAt(x)))
  const certainty = places.reduce((sum, place) => sum + Math.log(Math.max(...place)), 0) / count
  return { places, centres: centres.map((x) => x / factor), certainty }
}

const nudges = [
  [0, 0],
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const

/** The mean of five looks a pixel apart; what says "no sign" is given back to the signs. */
function around(net: Net, strip: Grey, x: number, y: number): Float32Array {
  const sum = new Float32Array(signs.length)
  for (const [dx, dy] of nudges) {
    const chances = chancesOf(net, cellAt(strip, x + dx, y + dy))
    const share = 1 / (nudges.length * Math.max(1e-6, 1 - chances[noSign]!))
    for (let sign = 0; sign < sum.length; sign++) sum[sign]! += chances[sign]! * share
  }
  return sum
}
