import sharp from 'sharp'
import type { Point } from '../document.ts'
import { type Canvas, clamp } from './canvas.ts'
import type { Level } from './pose.ts'
import type { Dice } from './random.ts'

type Range = readonly [number, number]
/** What a camera does to a picture, by level; pixels are those of a picture 1600 wide. */
export const shots: Readonly<
  Record<
    Level,
    { blur: Range; noise: Range; jpeg: Range; slope: number; cast: number; shadow: number; motion: number }
  >
> = {
  L0: { blur: [0.15, 0.4], noise: [0.8, 2], jpeg: [91, 95], slope: 0.05, cast: 0.02, shadow: 0, motion: 0 },
  L1: {
    blur: [0.3, 0.7],
    noise: [1.5, 3.5],
    jpeg: [85, 92],
    slope: 0.12,
    cast: 0.04,
    shadow: 0.1,
    motion: 0,
  },
  L2: { blur: [0.6, 1.1], noise: [3, 6], jpeg: [75, 88], slope: 0.2, cast: 0.07, shadow: 0.35, motion: 0 },
  L3: { blur: [0.9, 1.5], noise: [6, 11], jpeg: [58, 78], slope: 0.32, cast: 0.1, shadow: 0.6, motion: 0.3 },
}

export type Glare = {
  readonly at: Point
  readonly along: number
  readonly across: number
  readonly turn: number
}
export type Exposure = {
  readonly brightness?: number
  readonly glare?: Glare
  /** Replaces the level's own, in pixels. */
  readonly blur?: number
}

/** Lights, blurs, sprinkles with noise and saves: from what is there to what the phone sends. */
export async function shoot(
  dice: Dice,
  scene: Canvas,
  level: Level,
  exposure: Exposure = {},
): Promise<Buffer> {
  const shot = shots[level]
  const scale = scene.width / 1600
  light(dice, scene, level, exposure)
  const blur = exposure.blur ?? dice.between(...shot.blur) * scale
  const raw = { width: scene.width, height: scene.height, channels: 3 } as const
  let soft = sharp(scene.data, { raw }).blur(Math.max(0.3, blur))
  if (dice.chance(shot.motion)) soft = soft.convolve(streak(dice))
  const pixels = await soft.raw().toBuffer()
  sprinkle(dice, pixels, dice.between(...shot.noise))
  return sharp(pixels, { raw })
    .jpeg({ quality: Math.round(dice.between(...shot.jpeg)) })
    .toBuffer()
}

function light(dice: Dice, { width, height, data }: Canvas, level: Level, exposure: Exposure): void {
  const { slope, cast, shadow } = shots[level]
  const brightness = exposure.brightness ?? dice.between(0.95 - slope, 1.02)
  const [sx, sy] = [dice.between(-slope, slope), dice.between(-slope, slope)]
  const tints = [0, 1, 2].map(() => 1 + dice.between(-cast, cast)) as [number, number, number]
  const dark = dice.chance(shadow) ? dice.between(0.6, 0.82) : 1
  const edge = { turn: dice.between(0, Math.PI), at: dice.between(-0.3, 0.3), soft: dice.between(0.05, 0.2) }
  const glow = exposure.glare ? glowOf(exposure.glare) : null
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width - 0.5, y / height - 0.5]
      const beyond = (u * Math.cos(edge.turn) + v * Math.sin(edge.turn) - edge.at) / edge.soft
      const lit = dark === 1 ? 1 : dark + (1 - dark) / (1 + Math.exp(-4 * beyond))
      const gain = brightness * (1 + 2 * sx * u + 2 * sy * v) * lit
      const extra = glow ? glow(x, y) : 0
      const at = (y * width + x) * 3
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = clamp(data[at + channel]! * gain * tints[channel]! + extra)
    }
}

// A lamp in the gloss: burnt out in the middle, fading at the edge.
function glowOf({ at, along, across, turn }: Glare): (x: number, y: number) => number {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return (x, y) => {
    const [dx, dy] = [x - at.x, y - at.y]
    const u = (dx * cos + dy * sin) / along
    const v = (dy * cos - dx * sin) / across
    const far = u * u + v * v
    return far > 6 ? 0 : 330 / (1 + far ** 3)
  }
}

function streak(dice: Dice) {
  const length = dice.pick([3, 5])
  const along = dice.whole(0, 2)
  const middle = (length - 1) / 2
  const kernel = Array.from({ length: length * length }, (_, index) => {
    const [row, column] = [Math.floor(index / length), index % length]
    const on = along === 0 ? row === middle : along === 1 ? column === middle : row === column
    return on ? 1 : 0
  })
  return { width: length, height: length, kernel }
}

// Coloured and finer than a JPEG block, as sensors have it.
function sprinkle(dice: Dice, pixels: Buffer, strength: number): void {
  const grains = Float32Array.from({ length: 4096 }, () => dice.normal() * strength)
  let state = dice.whole(1, 2 ** 31)
  for (let at = 0; at < pixels.length; at += 3) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const grey = grains[state >>> 20]! * 0.8
    for (let channel = 0; channel < 3; channel++) {
      const own = grains[((state >>> 8) + channel * 1367) & 4095]! * 0.5
      pixels[at + channel] = clamp(pixels[at + channel]! + grey + own)
    }
  }
}
