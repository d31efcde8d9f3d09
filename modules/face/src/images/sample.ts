import type { Pixels } from './pixels.ts'

/** Maps a point of the output picture to a point of the source: x' = a·x + b·y + c, y' = d·x + e·y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** A small picture of floats (0–255), RGB interleaved, ready to be turned into a net's input. */
export type Sampled = { readonly width: number; readonly height: number; readonly data: Float32Array }

/**
 * Cuts and resizes in one pass. When the source is larger than the output, several bilinear taps are
 * averaged per output pixel: plain bilinear taps alias and move the points by up to a pixel.
 */
export function sample(pixels: Pixels, map: Affine, width: number, height: number): Sampled {
  const upright = map[1] === 0 && map[3] === 0
  if (upright && map[0] >= 1.9 && map[4] >= 1.9) return averageCells(pixels, map, width, height)
  const values = new Float32Array(width * height * 3)
  const scale = Math.sqrt(Math.abs(map[0] * map[4] - map[1] * map[3]))
  const taps = Math.max(1, Math.min(4, Math.round(scale)))
  for (let tapY = 0; tapY < taps; tapY++) {
    for (let tapX = 0; tapX < taps; tapX++) {
      addTaps(pixels, map, width, height, (tapX + 0.5) / taps - 0.5, (tapY + 0.5) / taps - 0.5, values)
    }
  }
  if (taps > 1) for (let i = 0; i < values.length; i++) values[i]! /= taps * taps
  return { width, height, data: values }
}

/** The quick way for upright views at half the size or less: every source pixel counts once, in one cell. */
function averageCells(pixels: Pixels, [a, , c, , e, f]: Affine, width: number, height: number): Sampled {
  const values = new Float32Array(width * height * 3)
  const columns = cellEdges(a, c, width, pixels.width)
  const rows = cellEdges(e, f, height, pixels.height)
  const { channels, data: source } = pixels
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const count = (columns[x + 1]! - columns[x]!) * (rows[y + 1]! - rows[y]!)
      if (count === 0) continue
      let red = 0
      let green = 0
      let blue = 0
      for (let sy = rows[y]!; sy < rows[y + 1]!; sy++) {
        const end = (sy * pixels.width + columns[x + 1]!) * channels
        for (let i = (sy * pixels.width + columns[x]!) * channels; i < end; i += channels) {
          red += source[i]!
          green += source[i + 1]!
          blue += source[i + 2]!
        }
      }
      values[at] = red / count
      values[at + 1] = green / count
      values[at + 2] = blue / count
    }
  }
  return { width, height, data: values }
}

/** Where each output cell begins in the source, kept inside the picture. */
function cellEdges(scale: number, shift: number, cells: number, size: number): Int32Array {
  return Int32Array.from({ length: cells + 1 }, (_, i) =>
    Math.max(0, Math.min(size, Math.round(scale * (i - 0.5) + shift + 0.5))),
  )
}

function addTaps(
  pixels: Pixels,
  map: Affine,
  width: number,
  height: number,
  offsetX: number,
  offsetY: number,
  out: Float32Array,
): void {
  const { data, channels, width: sourceWidth, height: sourceHeight } = pixels
  const [a, b, c, d, e, f] = map
  const row = sourceWidth * channels
  let at = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const sx = a * (x + offsetX) + b * (y + offsetY) + c
      const sy = d * (x + offsetX) + e * (y + offsetY) + f
      // Outside the picture is black, as when the nets were trained; 1-pixel rims are clamped.
      if (sx < -1 || sy < -1 || sx > sourceWidth || sy > sourceHeight) continue
      const cx = Math.max(0, Math.min(sx, sourceWidth - 1))
      const cy = Math.max(0, Math.min(sy, sourceHeight - 1))
      const x0 = cx | 0
      const y0 = cy | 0
      const right = x0 + 1 < sourceWidth ? channels : 0
      const below = y0 + 1 < sourceHeight ? row : 0
      const u = cx - x0
      const v = cy - y0
      const topLeft = (1 - u) * (1 - v)
      const topRight = u * (1 - v)
      const bottomLeft = (1 - u) * v
      const bottomRight = u * v
      const i = y0 * row + x0 * channels
      for (let k = 0; k < 3; k++) {
        const j = i + k
        out[at + k]! +=
          data[j]! * topLeft +
          data[j + right]! * topRight +
          data[j + below]! * bottomLeft +
          data[j + right + below]! * bottomRight
      }
    }
  }
}

/** The map that shows `box` of the source in a picture of width × height. */
export function boxMap(
  box: { x: number; y: number; width: number; height: number },
  width: number,
  height: number,
): Affine {
  const sx = box.width / width
  const sy = box.height / height
  return [sx, 0, box.x + sx / 2 - 0.5, 0, sy, box.y + sy / 2 - 0.5]
}

/** Interleaved RGB to the planes a net expects: (value - mean) / deviation, a channel at a time. */
export function toPlanes(
  sampled: Sampled,
  mean: readonly [number, number, number],
  deviation: readonly [number, number, number],
): Float32Array {
  const size = sampled.width * sampled.height
  const out = new Float32Array(size * 3)
  for (let channel = 0; channel < 3; channel++) {
    const shift = mean[channel]!
    const factor = 1 / deviation[channel]!
    for (let i = 0, at = channel * size; i < size; i++, at++) {
      out[at] = (sampled.data[i * 3 + channel]! - shift) * factor
    }
  }
  return out
}
