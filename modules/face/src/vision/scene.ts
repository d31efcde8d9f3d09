import { luminance, type Pixels } from '../images/pixels.ts'

const columns = 12
const rows = 9

/** Mean grey of a 12×9 grid, from every fourth pixel. */
export function sceneOf({ width, height, channels, data }: Pixels): readonly number[] {
  const sums = new Array<number>(columns * rows).fill(0)
  const counts = new Array<number>(columns * rows).fill(0)
  for (let y = 2; y < height; y += 4) {
    const row = Math.min(rows - 1, Math.floor((y / height) * rows)) * columns
    for (let x = 2; x < width; x += 4) {
      const cell = row + Math.min(columns - 1, Math.floor((x / width) * columns))
      const i = (y * width + x) * channels
      sums[cell]! += luminance(data[i]!, data[i + 1]!, data[i + 2]!)
      counts[cell]!++
    }
  }
  return sums.map((sum, i) => Math.round(sum / Math.max(1, counts[i]!)))
}

/** Mean change of the cells once the common change of brightness is taken out (cameras adapt, films are cut). */
export function sceneChange(before: readonly number[], after: readonly number[]): number {
  const changes = after.map((value, i) => value - before[i]!)
  const shared = changes.reduce((sum, change) => sum + change, 0) / changes.length
  return changes.reduce((sum, change) => sum + Math.abs(change - shared), 0) / changes.length
}
