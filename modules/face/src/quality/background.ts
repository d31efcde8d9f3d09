import { luminance, type Pixels, type Point } from '../images/pixels.ts'
import { boundsOf } from '../vision/landmarks.ts'

/** How unlike the background's patches are: the deviation of luminance over a coarse grid outside the head. */
export function backgroundSpread(pixels: Pixels, points: readonly Point[]): number {
  const head = boundsOf(points)
  const left = head.x - head.width * 0.35
  const right = head.x + head.width * 1.35
  const top = head.y - head.height * 0.7
  const values: number[] = []
  for (let row = 0; row < 12; row++) {
    for (let column = 0; column < 16; column++) {
      const x = Math.floor(((column + 0.5) / 16) * pixels.width)
      const y = Math.floor(((row + 0.5) / 12) * pixels.height)
      // Below the chin are shoulders and clothes.
      if (y > head.y + head.height || (x > left && x < right && y > top)) continue
      const i = (y * pixels.width + x) * pixels.channels
      values.push(luminance(pixels.data[i]!, pixels.data[i + 1]!, pixels.data[i + 2]!))
    }
  }
  if (values.length < 8) return 0
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
