import type { Picture } from '../images/picture.ts'
import { smoothed } from './smoothed.ts'

/** How strongly and in what direction colour changes at every pixel. Angles are of the change, 0…π. */
export type Edges = {
  readonly width: number
  readonly height: number
  readonly strength: Float32Array
  readonly angle: Float32Array
  /** 1 where a pixel is the crest of an edge and stronger than the picture's usual noise. */
  readonly crest: Uint8Array
}

type Slopes = { readonly x: Float32Array; readonly y: Float32Array }

/** Colour counts, not only light: a pale card on a pale cloth may differ in hue alone. */
export function findEdges(picture: Picture): Edges {
  const { width, height } = picture
  const strength = new Float32Array(width * height)
  const angle = new Float32Array(width * height)
  const slopes = { x: new Float32Array(width * height), y: new Float32Array(width * height) }
  steepest(smoothed(picture), width, height, strength, slopes)
  for (let at = 0; at < strength.length; at++) {
    strength[at] = Math.sqrt(strength[at]!) / 4
    const turn = Math.atan2(slopes.y[at]!, slopes.x[at]!)
    angle[at] = turn < 0 ? turn + Math.PI : turn
  }
  return { width, height, strength, angle, crest: crests(width, height, strength, slopes) }
}

/** Sobel's slopes of whichever colour changes most. */
function steepest(
  pixels: Float32Array,
  width: number,
  height: number,
  strength: Float32Array,
  slopes: Slopes,
): void {
  const row = width * 3
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      for (let i = at * 3; i < at * 3 + 3; i++) {
        const falling = pixels[i + row + 3]! - pixels[i - row - 3]!
        const rising = pixels[i - row + 3]! - pixels[i + row - 3]!
        const gx = falling + rising + 2 * (pixels[i + 3]! - pixels[i - 3]!)
        const gy = falling - rising + 2 * (pixels[i + row]! - pixels[i - row]!)
        const size = gx * gx + gy * gy
        if (size <= strength[at]!) continue
        strength[at] = size
        slopes.x[at] = gx
        slopes.y[at] = gy
      }
    }
  }
}

function crests(width: number, height: number, strength: Float32Array, slopes: Slopes): Uint8Array {
  const crest = new Uint8Array(strength.length)
  const least = Math.max(2, 0.6 * percentile(strength, 0.85))
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const at = y * width + x
      const here = strength[at]!
      if (here < least) continue
      const dx = slopes.x[at]!
      const dy = slopes.y[at]!
      const length = Math.sqrt(dx * dx + dy * dy)
      const step = Math.round(dx / length) + width * Math.round(dy / length)
      if (here >= strength[at + step]! && here > strength[at - step]!) crest[at] = 1
    }
  }
  return crest
}

/** To a quarter of a grey level, which is all that a threshold needs. */
function percentile(values: Float32Array, share: number): number {
  const counts = new Uint32Array(4096)
  for (const value of values) counts[Math.min(4095, (value * 4) | 0)]!++
  let left = values.length * share
  const level = counts.findIndex((count) => {
    left -= count
    return left < 0
  })
  return level / 4
}
