import type { Pixels } from '../src/images/pixels.ts'

/** A still picture held before a camera: as paper (flat or bent around one axis) or on a phone. Degrees and face-free units. */
export type Sheet = {
  readonly yaw: number
  readonly pitch?: number
  readonly roll?: number
  /** The angle the picture's width spans on its cylinder: 0 is flat, 180 is half a tube. Negative bends away at the middle. */
  readonly bend?: number
  readonly bendAxis?: 'vertical' | 'horizontal'
  /** How much of the view's height the picture fills when held straight. */
  readonly size: number
  readonly shiftX?: number
  readonly shiftY?: number
  readonly phone?: boolean
}

const focal = 1.1

/** What a 640×480 camera sees of the sheet, before a plain room. */
export function renderSheet(picture: Pixels, sheet: Sheet, width = 640, height = 480): Pixels {
  const seen = new Uint8Array(width * height * 3)
  const hit = sheetCaster(sheet)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const ray: Vector = [
        (x - width / 2) / height - (sheet.shiftX ?? 0),
        (y - height / 2) / height - (sheet.shiftY ?? 0),
        focal,
      ]
      const spot = hit(ray)
      paint(seen, at, picture, spot, sheet.phone ?? false, x / width, y / height)
    }
  }
  return { width, height, channels: 3, data: seen }
}

type Vector = readonly [number, number, number]

/** From a camera ray to a place on the picture (-0.5…0.5 in both directions), or nothing. */
function sheetCaster(sheet: Sheet): (ray: Vector) => readonly [number, number] | undefined {
  const turn = rotation(sheet.yaw, sheet.pitch ?? 0, sheet.roll ?? 0)
  const side = 1
  const distance = (side / sheet.size) * focal
  const bend = ((sheet.bend ?? 0) * Math.PI) / 180
  const origin = turn([0, 0, -distance])
  return (ray) => {
    const direction = turn(ray)
    const swap = sheet.bendAxis === 'horizontal'
    const o: Vector = swap ? [origin[1], origin[0], origin[2]] : origin
    const d: Vector = swap ? [direction[1], direction[0], direction[2]] : direction
    const spot = Math.abs(bend) < 1e-6 ? onPlane(o, d) : onCylinder(o, d, bend)
    if (!spot || Math.abs(spot[0]) > 0.56 || Math.abs(spot[1]) > 0.6) return undefined
    return swap ? [spot[1], spot[0]] : spot
  }
}

function onPlane(o: Vector, d: Vector): readonly [number, number] | undefined {
  const t = -o[2] / d[2]
  return t > 0 ? [o[0] + t * d[0], o[1] + t * d[1]] : undefined
}

/** The sheet's middle touches the origin; its axis lies behind it (bend > 0) or in front (bend < 0). */
function onCylinder(o: Vector, d: Vector, bend: number): readonly [number, number] | undefined {
  const radius = 1 / Math.abs(bend)
  const axis = Math.sign(bend) * radius
  const a = d[0] * d[0] + d[2] * d[2]
  const b = 2 * (o[0] * d[0] + (o[2] - axis) * d[2])
  const c = o[0] * o[0] + (o[2] - axis) ** 2 - radius * radius
  const root = b * b - 4 * a * c
  if (root < 0) return undefined
  for (const sign of [-1, 1]) {
    const t = (-b + sign * Math.sqrt(root)) / (2 * a)
    const x = o[0] + t * d[0]
    const z = o[2] + t * d[2]
    const angle = Math.atan2(x, Math.sign(bend) * (axis - z))
    if (t > 0 && Math.abs(angle * radius) <= 0.56) return [angle * radius, o[1] + t * d[1]]
  }
  return undefined
}

function rotation(yaw: number, pitch: number, roll: number): (v: Vector) => Vector {
  const [cy, sy] = cosSin(yaw)
  const [cp, sp] = cosSin(pitch)
  const [cr, sr] = cosSin(roll)
  return ([x, y, z]) => {
    const x1 = cy * x + sy * z
    const z1 = -sy * x + cy * z
    const y2 = cp * y + sp * z1
    const z2 = -sp * y + cp * z1
    return [cr * x1 + sr * y2, -sr * x1 + cr * y2, z2]
  }
}

function cosSin(degrees: number): readonly [number, number] {
  const radians = (degrees * Math.PI) / 180
  return [Math.cos(radians), Math.sin(radians)]
}

function paint(
  out: Uint8Array,
  at: number,
  picture: Pixels,
  spot: readonly [number, number] | undefined,
  phone: boolean,
  x: number,
  y: number,
): void {
  if (!spot) {
    const wall = 150 + 40 * x - 25 * y
    out[at] = wall
    out[at + 1] = wall - 6
    out[at + 2] = wall - 14
    return
  }
  if (Math.abs(spot[0]) > 0.5 || Math.abs(spot[1]) > 0.5) {
    out.fill(phone ? 18 : 240, at, at + 3)
    return
  }
  const sx = Math.min(picture.width - 1.001, Math.max(0, (spot[0] + 0.5) * picture.width - 0.5))
  const sy = Math.min(picture.height - 1.001, Math.max(0, (spot[1] + 0.5) * picture.height - 0.5))
  const x0 = Math.floor(sx)
  const y0 = Math.floor(sy)
  const u = sx - x0
  const v = sy - y0
  const { channels, data } = picture
  const row = picture.width * channels
  const i = y0 * row + x0 * channels
  for (let k = 0; k < 3; k++) {
    const top = data[i + k]! * (1 - u) + data[i + channels + k]! * u
    const bottom = data[i + row + k]! * (1 - u) + data[i + row + channels + k]! * u
    out[at + k] = top * (1 - v) + bottom * v
  }
}
