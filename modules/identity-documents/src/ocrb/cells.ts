import type { Grey } from '../images/picture.ts'
import { cell, cellPixels } from './signs.ts'

/** Shrinks or stretches by area, so that no thin stroke is lost. */
export function resized({ width, height, data }: Grey, factor: number): Grey {
  const w = Math.max(1, Math.round(width * factor))
  const h = Math.max(1, Math.round(height * factor))
  const [across, down] = [width / w, height / h]
  const out = new Uint8Array(w * h)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++)
      out[y * w + x] =
        factor < 1
          ? area(data, width, height, x * across, y * down, across, down)
          : near(data, width, height, (x + 0.5) * across - 0.5, (y + 0.5) * down - 0.5)
  return { width: w, height: h, data: out }
}

function area(
  greys: Uint8Array,
  width: number,
  height: number,
  left: number,
  top: number,
  across: number,
  down: number,
): number {
  const [right, bottom] = [Math.min(width, left + across), Math.min(height, top + down)]
  let sum = 0
  let weight = 0
  for (let y = Math.floor(top); y < bottom; y++) {
    const tall = Math.min(y + 1, bottom) - Math.max(y, top)
    for (let x = Math.floor(left); x < right; x++) {
      const part = tall * (Math.min(x + 1, right) - Math.max(x, left))
      sum += greys[y * width + x]! * part
      weight += part
    }
  }
  return sum / weight + 0.5
}

function near(greys: Uint8Array, width: number, height: number, x: number, y: number): number {
  const left = Math.min(Math.max(x, 0), width - 1.001)
  const top = Math.min(Math.max(y, 0), height - 1.001)
  const [x0, y0] = [Math.floor(left), Math.floor(top)]
  const [x1, y1] = [Math.min(x0 + 1, width - 1), Math.min(y0 + 1, height - 1)]
  const upper = greys[y0 * width + x0]! * (1 - left + x0) + greys[y0 * width + x1]! * (left - x0)
  const lower = greys[y1 * width + x0]! * (1 - left + x0) + greys[y1 * width + x1]! * (left - x0)
  return upper * (1 - top + y0) + lower * (top - y0) + 0.5
}

/** One cell around a point of a line whose signs stand fifteen pixels apart; pixels outside repeat the edge. */
export function cellAt({ width, height, data }: Grey, x: number, y: number): Float32Array {
  const pixels = new Float32Array(cellPixels)
  const left = x - cell.width / 2
  const top = y - cell.height / 2
  for (let row = 0, at = 0; row < cell.height; row++)
    for (let column = 0; column < cell.width; column++, at++)
      pixels[at] = near(data, width, height, left + column, top + row)
  return evened(pixels)
}

/** Light and contrast taken out: mean 0, spread 1; an empty cell stays nearly flat. */
export function evened(pixels: Float32Array): Float32Array {
  const mean = pixels.reduce((sum, value) => sum + value, 0) / pixels.length
  const spread = Math.sqrt(pixels.reduce((sum, value) => sum + (value - mean) ** 2, 0) / pixels.length)
  return pixels.map((value) => (value - mean) / (spread + 4))
}
