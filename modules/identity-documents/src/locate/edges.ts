import type { Picture } from '../images/picture.ts'

/** How strongly and in what direction colour changes at every pixel. Angles are of the change, 0…π. */
export type Edges = {
  readonly width: number
  readonly height: number
  readonly strength: Float32Array
  readonly angle: Float32Array
  /** 1 where a pixel is the crest of an edge and stronger than the picture's usual noise. */
  readonly crest: Uint8Array
}

/** Colour counts, not only light: a pale card on a pale cloth may differ in hue alone. */
export function findEdges(picture: Picture): Edges {
  const { width, height } = picture
  const smooth = blur(picture)
  const strength = new Float32Array(width * height)
  const angle = new Float32Array(width * height)
  const slopeX = new Float32Array(width * height)
  const slopeY = new Float32Array(width * height)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      for (let c = 0; c < 3; c++) {
        const [gx, gy] = sobel(smooth, width, at, c)
        const size = gx * gx + gy * gy
        if (size <= strength[at]!) continue
        strength[at] = size
        slopeX[at] = gx
        slopeY[at] = gy
      }
    }
  }
  for (let at = 0; at < strength.length; at++) {
    strength[at] = Math.sqrt(strength[at]!) / 4
    const turn = Math.atan2(slopeY[at]!, slopeX[at]!)
    angle[at] = turn < 0 ? turn + Math.PI : turn
  }
  return { width, height, strength, angle, crest: crests(width, height, strength, slopeX, slopeY) }
}

function sobel(smooth: Float32Array, width: number, at: number, c: number): readonly [number, number] {
  const v = (offset: number) => smooth[(at + offset) * 3 + c]!
  const [nw, n, ne] = [v(-width - 1), v(-width), v(-width + 1)]
  const [w, e] = [v(-1), v(1)]
  const [sw, s, se] = [v(width - 1), v(width), v(width + 1)]
  return [ne + 2 * e + se - nw - 2 * w - sw, sw + 2 * s + se - nw - 2 * n - ne]
}

/** Binomial 1-4-6-4-1 both ways, edges repeated. */
function blur({ width, height, data: pixels }: Picture): Float32Array {
  const across = new Float32Array(pixels.length)
  const out = new Float32Array(pixels.length)
  const near = (value: number, last: number) => Math.max(0, Math.min(value, last))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        const v = (d: number) => pixels[(y * width + near(x + d, width - 1)) * 3 + c]!
        across[(y * width + x) * 3 + c] = (v(-2) + v(2) + 4 * (v(-1) + v(1)) + 6 * v(0)) / 16
      }
    }
  }
  for (let y = 0; y < height; y++) {
    for (let at = 0; at < width * 3; at++) {
      const v = (d: number) => across[near(y + d, height - 1) * width * 3 + at]!
      out[y * width * 3 + at] = (v(-2) + v(2) + 4 * (v(-1) + v(1)) + 6 * v(0)) / 16
    }
  }
  return out
}

function crests(
  width: number,
  height: number,
  strength: Float32Array,
  slopeX: Float32Array,
  slopeY: Float32Array,
): Uint8Array {
  const crest = new Uint8Array(strength.length)
  const least = Math.max(2, 0.6 * percentile(strength, 0.85))
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const at = y * width + x
      const here = strength[at]!
      if (here < least) continue
      const length = Math.hypot(slopeX[at]!, slopeY[at]!)
      const step = Math.round(slopeX[at]! / length) + width * Math.round(slopeY[at]! / length)
      if (here >= strength[at + step]! && here > strength[at - step]!) crest[at] = 1
    }
  }
  return crest
}

function percentile(values: Float32Array, share: number): number {
  const sorted = values.slice().sort()
  return sorted[Math.floor((sorted.length - 1) * share)]!
}
