import type { Point, Quad } from '../document.ts'
import type { Picture } from '../images/picture.ts'
import { quadMap } from '../images/warp.ts'
import { powerSpectrum, windowed } from './fft.ts'

/** Pixels a side of one cut, and how many cuts along and down the card. */
const size = 128
const cutsOfCard = { across: 4, down: 3, share: 0.25 } as const
/** Somewhere in the picture lies a card that was not found: it fills half of it, more or less. */
const cutsOfPicture = { across: 6, down: 4, share: 0.6 } as const
/** Rings of the spectrum: stripes thirteen pixels apart and closer, down to what a picture can hold at all. */
const rings = { from: 10, to: 63 } as const

/**
 * How strongly a regular grid runs through the whole card, as the pixels of a screen do: in each cut the highest
 * frequency against the median of its ring (natural logarithm of power), then the lower quarter of all cuts, for a
 * barcode or a line of type fills only some of them. On the picture's own pixels: shrinking it wipes the grid out.
 */
export function gridStrength(picture: Picture, corners: Quad | null): number {
  const { share } = corners ? cutsOfCard : cutsOfPicture
  const strengths = centresOf(picture, corners)
    .map((centre) => cutAround(picture, centre))
    .filter((cut) => cut !== null)
    .map((cut) => strongestPeak(powerSpectrum(windowed(cut, size), size)))
    .sort((a, b) => a - b)
  return strengths[Math.floor(strengths.length * share)] ?? 0
}

function centresOf({ width, height }: Picture, corners: Quad | null): readonly Point[] {
  const whole: Quad = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]
  const { across, down } = corners ? cutsOfCard : cutsOfPicture
  const map = quadMap(corners ?? whole)
  return Array.from({ length: across * down }, (_, at) =>
    map(((at % across) + 0.5) / across, (Math.floor(at / across) + 0.5) / down),
  )
}

/** The brightness around a point; null where the cut would leave the picture. */
function cutAround({ width, height, data }: Picture, { x, y }: Point): Float64Array | null {
  const left = Math.round(x - size / 2)
  const top = Math.round(y - size / 2)
  if (left < 0 || top < 0 || left + size > width || top + size > height) return null
  const cut = new Float64Array(size * size)
  for (let row = 0, to = 0; row < size; row++)
    for (let at = ((top + row) * width + left) * 3, end = at + size * 3; at < end; at += 3, to++)
      cut[to] = data[at]! * 0.299 + data[at + 1]! * 0.587 + data[at + 2]! * 0.114
  return cut
}

/** How far the most isolated frequency stands above its ring and above its own direction, as logarithms of power. */
function strongestPeak(power: Float64Array): number {
  const logs = power.map((value) => Math.log(value + 1))
  const usual = mediansOfRings(logs)
  let strongest = 0
  for (let y = 0; y < size; y++)
    for (let x = 0; x <= size / 2; x++) {
      const down = y <= size / 2 ? y : y - size
      const far = Math.hypot(x, down)
      const ring = Math.round(far)
      if (ring < rings.from || ring > rings.to) continue
      const here = logs[y * size + x]!
      const above = here - usual[ring]!
      if (above <= strongest) continue
      // A straight edge is strong all along its direction, a grid only at its own pitch.
      strongest = Math.max(strongest, Math.min(above, here - alongOf(logs, x / far, down / far, far)))
    }
  return strongest
}

function alongOf(logs: Float64Array, dx: number, dy: number, far: number): number {
  const around = [-8, -7, -6, -5, 5, 6, 7, 8].map((step) => {
    const radius = Math.min(far + step, size / 2 - 1)
    const x = Math.round(dx * radius)
    const y = Math.round(dy * radius)
    return logs[((y + size) % size) * size + x]!
  })
  return around.sort((a, b) => a - b)[around.length >> 1]!
}

function mediansOfRings(logs: Float64Array): readonly number[] {
  const byRing: number[][] = Array.from({ length: rings.to + 1 }, () => [])
  for (let y = 0; y < size; y++)
    for (let x = 0; x <= size / 2; x++) {
      const ring = Math.round(Math.hypot(x, y <= size / 2 ? y : y - size))
      if (ring <= rings.to) byRing[ring]!.push(logs[y * size + x]!)
    }
  return byRing.map((values) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0)
}
