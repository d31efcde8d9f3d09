import type { Picture } from '../images/picture.ts'

/** Small enough for a line of the guilloche, large enough to lose the noise: a card 1400 wide has 87 across. */
const cell = 16

/** One place of the card with its share of a colour in the sum of all three. */
type Shade = { readonly x: number; readonly y: number; readonly share: number }

/**
 * How far the colours of a flat card lie apart: the spread of red and of blue against the sum of all three. What a
 * lamp does to the whole card, an even slope of hue, is taken out; a photocopy then has next to nothing left.
 */
export function chromaSpread({ width, height, data }: Picture): number {
  const reds: Shade[] = []
  const blues: Shade[] = []
  for (let top = 0; top + cell <= height; top += cell)
    for (let left = 0; left + cell <= width; left += cell) {
      const [red, green, blue] = meanOf(data, width, left, top)
      const sum = red + green + blue
      // Too dark to have a colour, or burnt out.
      if (sum < 90 || Math.max(red, green, blue) > 252) continue
      const place = { x: left / width, y: top / height }
      reds.push({ ...place, share: red / sum })
      blues.push({ ...place, share: blue / sum })
    }
  return reds.length < 20 ? 0 : Math.hypot(spreadAroundSlope(reds), spreadAroundSlope(blues))
}

function meanOf(
  bytes: Uint8Array,
  width: number,
  left: number,
  top: number,
): readonly [number, number, number] {
  let [red, green, blue] = [0, 0, 0]
  for (let y = top; y < top + cell; y += 2)
    for (let at = (y * width + left) * 3, end = at + cell * 3; at < end; at += 3) {
      red += bytes[at]!
      green += bytes[at + 1]!
      blue += bytes[at + 2]!
    }
  const count = (cell * cell) / 2
  return [red / count, green / count, blue / count]
}

/** Standard deviation around the plane that fits best. */
function spreadAroundSlope(shades: readonly Shade[]): number {
  const mean = (value: (shade: Shade) => number) =>
    shades.reduce((sum, shade) => sum + value(shade), 0) / shades.length
  const [x, y, share] = [mean((one) => one.x), mean((one) => one.y), mean((one) => one.share)]
  const xx = mean((one) => (one.x - x) ** 2)
  const yy = mean((one) => (one.y - y) ** 2)
  const xy = mean((one) => (one.x - x) * (one.y - y))
  const xs = mean((one) => (one.x - x) * (one.share - share))
  const ys = mean((one) => (one.y - y) * (one.share - share))
  const det = xx * yy - xy * xy || 1
  const across = (xs * yy - ys * xy) / det
  const down = (ys * xx - xs * xy) / det
  return Math.sqrt(mean((one) => (one.share - share - across * (one.x - x) - down * (one.y - y)) ** 2))
}
