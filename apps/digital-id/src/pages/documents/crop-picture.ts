import sharp from 'sharp'
import type { Quad } from '#modules/identity-documents'

const screenPixels = 1280
const mostCropHeight = 96

/** A picture as large as a screen needs it: the whole one is for reading. */
export function forScreen(jpeg: Uint8Array): Promise<Uint8Array> {
  return sharp(jpeg)
    .resize(screenPixels, screenPixels, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 82 })
    .toBuffer()
}

/** One line of a document, cut out level, with a little room around it. */
export async function cropLine(jpeg: Uint8Array, place: Quad): Promise<Uint8Array> {
  const [from, to, , below] = place
  const height = Math.max(1, Math.hypot(below.x - from.x, below.y - from.y))
  const size = {
    width: Math.round(Math.hypot(to.x - from.x, to.y - from.y) + height * 0.7),
    height: Math.round(height * 1.5),
  }
  const degrees = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
  const around = await cutAround(jpeg, middleOf(place), Math.ceil(Math.hypot(size.width, size.height) / 2))
  const turned = await sharp(around)
    .rotate(-degrees, { background: 'white' })
    .toBuffer({ resolveWithObject: true })
  return sharp(turned.data)
    .extract({
      left: Math.max(0, Math.round((turned.info.width - size.width) / 2)),
      top: Math.max(0, Math.round((turned.info.height - size.height) / 2)),
      width: Math.min(size.width, turned.info.width),
      height: Math.min(size.height, turned.info.height),
    })
    .resize({ height: mostCropHeight, withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toBuffer()
}

type Middle = { readonly x: number; readonly y: number }

function middleOf(place: Quad): Middle {
  const mean = (of: 'x' | 'y') => place.reduce((sum, point) => sum + point[of], 0) / place.length
  return { x: Math.round(mean('x')), y: Math.round(mean('y')) }
}

/** A square around a point; what lies outside the picture is white. */
async function cutAround(jpeg: Uint8Array, { x, y }: Middle, reach: number): Promise<Uint8Array> {
  const { width, height } = await sharp(jpeg).metadata()
  const inside = (value: number, most: number) => Math.min(most, Math.max(0, value))
  const [left, top] = [inside(x - reach, width - 1), inside(y - reach, height - 1)]
  const [right, bottom] = [inside(x + reach, width), inside(y + reach, height)]
  const cut = await sharp(jpeg)
    .extract({ left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) })
    .png()
    .toBuffer()
  return sharp(cut)
    .extend({
      left: left - (x - reach),
      top: top - (y - reach),
      right: Math.max(0, x + reach - right),
      bottom: Math.max(0, y + reach - bottom),
      background: 'white',
    })
    .png()
    .toBuffer()
}
