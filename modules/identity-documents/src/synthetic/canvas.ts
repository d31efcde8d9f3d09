import sharp from 'sharp'
import { type Homography, inverse, type Size } from './pose.ts'

/** Red, green, blue, row by row. */
export type Canvas = Size & { readonly data: Uint8Array }
/** With a fourth channel, how much of the pixel is covered. */
export type Sheet = Size & { readonly data: Uint8Array; readonly perUnit: number }
/** What a place of the sheet sends to the camera: the three colours are multiplied with this. */
export type Glow = (x: number, y: number, channel: number) => number

/** Draws an SVG so many pixels to a unit. */
export async function sheetOf(svg: string, size: Size, perUnit: number): Promise<Sheet> {
  const width = Math.round(size.width * perUnit)
  const { data, info } = await sharp(Buffer.from(svg), { density: 72 * perUnit })
    .resize(width, Math.round(size.height * perUnit), { fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data, perUnit: info.width / size.width }
}

export async function canvasOf(svg: string, size: Size): Promise<Canvas> {
  const { data } = await sharp(Buffer.from(svg))
    .resize(size.width, size.height, { fit: 'fill' })
    .flatten({ background: '#888' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { ...size, data: new Uint8Array(data) }
}

/** Lays a sheet into the picture as the pose says, `fine` × `fine` samples a pixel. */
export function lay(canvas: Canvas, sheet: Sheet, pose: Homography, fine: number, glow?: Glow): void {
  const back = inverse(pose) as number[]
  const { width, height, data } = canvas
  const sums = new Float64Array(4)
  const units: Size = { width: sheet.width / sheet.perUnit, height: sheet.height / sheet.perUnit }
  const bounds = boundsOf(pose, units, canvas)
  for (let y = bounds.top; y < Math.min(height, bounds.bottom); y++)
    for (let x = bounds.left; x < Math.min(width, bounds.right); x++) {
      sums.fill(0)
      for (let sy = 0; sy < fine; sy++)
        for (let sx = 0; sx < fine; sx++) {
          const px = x + (sx + 0.5) / fine - 0.5
          const py = y + (sy + 0.5) / fine - 0.5
          const depth = back[6]! * px + back[7]! * py + back[8]!
          const u = (back[0]! * px + back[1]! * py + back[2]!) / depth
          const v = (back[3]! * px + back[4]! * py + back[5]!) / depth
          if (u >= 0 && v >= 0 && u < units.width && v < units.height) addSample(sums, sheet, u, v, glow)
        }
      const cover = sums[3]! / (255 * fine * fine)
      if (cover === 0) continue
      const at = (y * width + x) * 3
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = clamp(data[at + channel]! * (1 - cover) + sums[channel]! / (fine * fine))
    }
}

function addSample(sums: Float64Array, sheet: Sheet, u: number, v: number, glow: Glow | undefined): void {
  const { data, width, height, perUnit } = sheet
  const x = Math.min(Math.max(u * perUnit - 0.5, 0), width - 1.001)
  const y = Math.min(Math.max(v * perUnit - 0.5, 0), height - 1.001)
  const left = Math.floor(x)
  const top = Math.floor(y)
  const at = (top * width + left) * 4
  const below = at + width * 4
  const bottomRight = (x - left) * (y - top)
  const topRight = x - left - bottomRight
  const bottomLeft = y - top - bottomRight
  const topLeft = 1 - topRight - bottomLeft - bottomRight
  const alpha = data[at + 3]!
  sums[3]! += alpha
  if (alpha === 0) return
  for (let channel = 0; channel < 3; channel++) {
    const value =
      data[at + channel]! * topLeft +
      data[at + 4 + channel]! * topRight +
      data[below + channel]! * bottomLeft +
      data[below + 4 + channel]! * bottomRight
    sums[channel]! += (value * alpha * (glow === undefined ? 1 : glow(u, v, channel))) / 255
  }
}

function boundsOf(pose: Homography, { width, height }: Size, picture: Size) {
  const [a, b, c, d, e, f, g, h, i] = pose as number[]
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([x, y]) => {
    const depth = g! * x! + h! * y! + i!
    return [(a! * x! + b! * y! + c!) / depth, (d! * x! + e! * y! + f!) / depth] as const
  })
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return {
    left: Math.max(0, Math.floor(Math.min(...xs)) - 1),
    top: Math.max(0, Math.floor(Math.min(...ys)) - 1),
    right: Math.min(picture.width, Math.ceil(Math.max(...xs)) + 2),
    bottom: Math.min(picture.height, Math.ceil(Math.max(...ys)) + 2),
  }
}

export function clamp(value: number): number {
  return Math.max(0, Math.min(255, value))
}
