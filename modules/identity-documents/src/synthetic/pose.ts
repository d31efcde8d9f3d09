import type { Point, Quad } from '../document.ts'
import type { Dice } from './random.ts'

/** How hard the camera makes it: L0 flat and sharp … L3 tilted, dim, noisy. */
export const levels = ['L0', 'L1', 'L2', 'L3'] as const
export type Level = (typeof levels)[number]
export type Size = { readonly width: number; readonly height: number }
/** Row by row: card units → pixels. */
export type Homography = readonly number[]

const poses: Readonly<Record<Level, { turn: number; tilt: number; fill: readonly [number, number] }>> = {
  L0: { turn: 2, tilt: 2, fill: [0.78, 0.9] },
  L1: { turn: 5, tilt: 8, fill: [0.7, 0.86] },
  L2: { turn: 9, tilt: 18, fill: [0.62, 0.8] },
  L3: { turn: 14, tilt: 28, fill: [0.5, 0.66] },
}

/** Holds a card before a camera: turned, tilted, off the middle, whole in the picture. */
export function poseOf(
  dice: Dice,
  level: Level,
  card: Size,
  picture: Size,
  quarterTurns = 0,
  share = 1,
): Homography {
  const { turn, tilt, fill } = poses[level]
  const [low, high] = fill
  const standing = quarterTurns % 2 === 1
  const [wide, tall] = standing ? [card.height, card.width] : [card.width, card.height]
  const room = Math.min(picture.width / wide, (picture.height * 0.98) / tall)
  for (let shrink = 1; ; shrink *= 0.97) {
    const scale = room * dice.between(low, high) * share * shrink
    const angles = [dice.between(-tilt, tilt), dice.between(-tilt, tilt), dice.between(-turn, turn)].map(
      (degrees) => (degrees * Math.PI) / 180,
    ) as [number, number, number]
    const free = (1 - share) * 0.3 + 0.06
    const middle = {
      x: picture.width * (0.5 + dice.between(-free, free)),
      y: picture.height * (0.5 + dice.between(-free, free)),
    }
    const pose = projection(
      card,
      scale,
      [angles[0], angles[1], angles[2] + (quarterTurns * Math.PI) / 2],
      middle,
      picture.width * 1.25,
    )
    if (cornersOf(pose, card).every((corner) => isInside(corner, picture, 8))) return pose
  }
}

/** Moves what a picture shows, in pixels. */
export function shifted(pose: Homography, dx: number, dy: number): Homography {
  const [a, b, c, d, e, f, g, h, i] = pose as readonly [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return [a + dx * g, b + dx * h, c + dx * i, d + dy * g, e + dy * h, f + dy * i, g, h, i]
}

function projection(
  card: Size,
  scale: number,
  [pitch, yaw, roll]: readonly [number, number, number],
  middle: Point,
  focal: number,
): Homography {
  const [cp, sp, cy, sy, cr, sr] = [pitch, yaw, roll].flatMap((angle) => [
    Math.cos(angle),
    Math.sin(angle),
  ]) as [number, number, number, number, number, number]
  // First two columns of Rz·Ry·Rx: the card has no depth of its own.
  const [x0, x1] = [cr * cy, cr * sy * sp - sr * cp]
  const [y0, y1] = [sr * cy, sr * sy * sp + cr * cp]
  const [z0, z1] = [-sy, cy * sp]
  const depth = focal / scale
  const [w, h] = [card.width / 2, card.height / 2]
  const z2 = depth - z0 * w - z1 * h
  const column = (along: number, away: number, centre: number) => focal * along + centre * away
  return [
    column(x0, z0, middle.x),
    column(x1, z1, middle.x),
    column(-x0 * w - x1 * h, z2, middle.x),
    column(y0, z0, middle.y),
    column(y1, z1, middle.y),
    column(-y0 * w - y1 * h, z2, middle.y),
    z0,
    z1,
    z2,
  ]
}

export function projected(pose: Homography, { x, y }: Point): Point {
  const [a, b, c, d, e, f, g, h, i] = pose as number[]
  const depth = g! * x + h! * y + i!
  return { x: (a! * x + b! * y + c!) / depth, y: (d! * x + e! * y + f!) / depth }
}

export function cornersOf(pose: Homography, { width, height }: Size): Quad {
  const corner = (x: number, y: number) => projected(pose, { x, y })
  return [corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)]
}

/** Pixels → card units. */
export function inverse(pose: Homography): Homography {
  const [a, b, c, d, e, f, g, h, i] = pose as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
}

function isInside({ x, y }: Point, { width, height }: Size, margin: number): boolean {
  return x >= margin && y >= margin && x <= width - margin && y <= height - margin
}
