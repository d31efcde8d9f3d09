import type { Quad } from '../document.ts'
import type { Picture } from '../images/picture.ts'
import { quadMap } from '../images/warp.ts'

/** Cells of three millimetres: a little more than a line of text is high. */
const grid = { across: 28, down: 18 } as const
const burnt = 250
const fullCell = 0.85

export type Glare = {
  /** Share of the card that is burnt out in one piece. */
  readonly share: number
  /** How bright the paper is elsewhere, 0…255: on paper that is white all over nothing stands out. */
  readonly paper: number
  /** Burnt pieces in cells of the grid. */
  readonly spots: readonly Spot[]
}
export type Spot = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly cells: number
}

/** Burnt-out pieces of a flat card: places where all three colours are at their end. */
export function glareOf(flat: Picture): Glare {
  const { burntShare, brightness } = cellsOf(flat)
  const spots = spotsOf(burntShare).toSorted((a, b) => b.cells - a.cells)
  const sound = brightness.filter((_, at) => burntShare[at]! < 0.1).toSorted((a, b) => a - b)
  return {
    share: (spots[0]?.cells ?? 0) / burntShare.length,
    paper: sound[Math.floor(sound.length * 0.8)] ?? 255,
    spots,
  }
}

/** Where a spot lies in the picture. */
export function placeOfSpot({ left, top, right, bottom }: Spot, corners: Quad): Quad {
  const map = quadMap(corners)
  const at = (x: number, y: number) => map(x / grid.across, y / grid.down)
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)]
}

function cellsOf({ width, height, data }: Picture) {
  const count = grid.across * grid.down
  const hot = new Uint32Array(count)
  const all = new Uint32Array(count)
  const bright = new Uint32Array(count * 32)
  for (let y = 0; y < height; y += 2) {
    const row = Math.floor((y * grid.down) / height) * grid.across
    for (let x = 0; x < width; x += 2) {
      const at = (y * width + x) * 3
      const cell = row + Math.floor((x * grid.across) / width)
      const least = Math.min(data[at]!, data[at + 1]!, data[at + 2]!)
      if (least >= burnt) hot[cell]!++
      all[cell]!++
      bright[cell * 32 + (least >> 3)]!++
    }
  }
  return {
    burntShare: Float64Array.from(hot, (value, cell) => value / all[cell]!),
    brightness: Array.from(all, (total, cell) => paperOf(bright.subarray(cell * 32, cell * 32 + 32), total)),
  }
}

// Seven tenths of a cell are darker: letters and lines never fill more.
function paperOf(steps: Uint32Array, total: number): number {
  let seen = 0
  const step = steps.findIndex((count) => {
    seen += count
    return seen >= total * 0.7
  })
  return step * 8 + 4
}

function spotsOf(burntShare: Float64Array): readonly Spot[] {
  const seen = new Set<number>()
  const spots: Spot[] = []
  for (let cell = 0; cell < burntShare.length; cell++) {
    if (seen.has(cell) || burntShare[cell]! < fullCell) continue
    const island = [cell]
    seen.add(cell)
    for (const at of island)
      for (const next of neighbours(at)) {
        if (seen.has(next) || burntShare[next]! < fullCell) continue
        seen.add(next)
        island.push(next)
      }
    const columns = island.map((at) => at % grid.across)
    const rows = island.map((at) => Math.floor(at / grid.across))
    spots.push({
      left: Math.min(...columns),
      top: Math.min(...rows),
      right: Math.max(...columns) + 1,
      bottom: Math.max(...rows) + 1,
      cells: island.length,
    })
  }
  return spots
}

function neighbours(cell: number): readonly number[] {
  const column = cell % grid.across
  return [
    ...(column > 0 ? [cell - 1] : []),
    ...(column < grid.across - 1 ? [cell + 1] : []),
    ...(cell >= grid.across ? [cell - grid.across] : []),
    ...(cell < grid.across * (grid.down - 1) ? [cell + grid.across] : []),
  ]
}
