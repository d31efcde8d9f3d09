import type { Picture } from '../images/picture.ts'

/** The picture smoothed by 1-4-6-4-1 both ways; its outermost two pixels repeat the nearest smoothed ones. */
export function smoothed({ width, height, data: pixels }: Picture): Float32Array {
  const row = width * 3
  const across = new Float32Array(pixels.length)
  for (let y = 0; y < height; y++) {
    for (let at = y * row + 6; at < (y + 1) * row - 6; at++) {
      across[at] =
        (pixels[at - 6]! + pixels[at + 6]! + 4 * (pixels[at - 3]! + pixels[at + 3]!) + 6 * pixels[at]!) / 16
    }
    for (let c = 0; c < 6; c++) {
      across[y * row + c] = across[y * row + 6 + (c % 3)]!
      across[(y + 1) * row - 6 + c] = across[(y + 1) * row - 9 + (c % 3)]!
    }
  }
  const out = new Float32Array(pixels.length)
  for (let at = 2 * row; at < pixels.length - 2 * row; at++) {
    out[at] =
      (across[at - 2 * row]! +
        across[at + 2 * row]! +
        4 * (across[at - row]! + across[at + row]!) +
        6 * across[at]!) /
      16
  }
  for (let y = 0; y < 2; y++) {
    out.copyWithin(y * row, 2 * row, 3 * row)
    out.copyWithin((height - 1 - y) * row, (height - 3) * row, (height - 2) * row)
  }
  return out
}
