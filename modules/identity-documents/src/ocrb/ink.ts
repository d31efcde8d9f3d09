import type { Grey } from '../images/picture.ts'

/** How dark each pixel is against the paper around it, 0…255; slow changes of light are gone. */
export function inkOf({ width, height, data }: Grey): Grey {
  const paper = paperOf(data, width, height)
  const ink = new Uint8Array(data.length)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) ink[at] = Math.max(0, paper[x]! - data[at]!)
  return { width, height, data: ink }
}

// The brightest fifth of a column and its neighbours is paper, even where a sign stands.
function paperOf(greys: Uint8Array, width: number, height: number): Float32Array {
  const reach = Math.max(4, Math.round(height / 2))
  const bright = Float32Array.from({ length: width }, (_, x) => {
    const column = Uint8Array.from({ length: height }, (__, y) => greys[y * width + x]!).sort()
    return column[Math.floor(height * 0.8)]!
  })
  return bright.map((_, x) => {
    const around = bright.slice(Math.max(0, x - reach), x + reach + 1)
    return around.reduce((sum, value) => sum + value, 0) / around.length
  })
}

/** Sums of ink along rows or columns. */
export function rowsOfInk({ width, height, data }: Grey, left = 0, right = width): Float32Array {
  return Float32Array.from({ length: height }, (_, y) => {
    let sum = 0
    for (let x = left; x < right; x++) sum += data[y * width + x]!
    return sum / Math.max(1, right - left)
  })
}

export function columnsOfInk({ width, data }: Grey, top: number, bottom: number): Float32Array {
  return Float32Array.from({ length: width }, (_, x) => {
    let sum = 0
    for (let y = top; y < bottom; y++) sum += data[y * width + x]!
    return sum / Math.max(1, bottom - top)
  })
}

/** The value that this share of the values does not exceed. */
export function quantile(values: Float32Array, share: number): number {
  return values.toSorted()[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
}
