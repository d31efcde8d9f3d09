import sharp from 'sharp'
import { FaceError } from '../errors.ts'
import type { Pixels } from '../images/pixels.ts'

/** Larger than any phone photo we accept, smaller than what would fill a worker's memory. */
const mostPixels = 50_000_000
/** No measure gains from more; a 12-megapixel photo shrinks while the JPEG is being decoded. */
const longestSide = 1600

sharp.cache(false)
sharp.concurrency(1)

/** Bytes to upright pixels. The size is judged from the header, before anything is decoded. */
export async function decodeImage(bytes: Uint8Array): Promise<Pixels> {
  if (bytes.byteLength === 0) return unreadable()
  const image = sharp(bytes, { limitInputPixels: false, failOn: 'error' })
  const { width, height, autoOrient } = await image.metadata().catch(unreadable)
  if (!width || !height) return unreadable()
  if (width * height > mostPixels) {
    throw new FaceError(
      'image-too-large',
      `The picture has ${width}×${height} pixels; at most ${mostPixels / 1e6} megapixels are read.`,
    )
  }
  const shrink = Math.max(autoOrient.width, autoOrient.height) > longestSide
  const upright = shrink
    ? image.autoOrient().resize(longestSide, longestSide, { fit: 'inside' })
    : image.autoOrient()
  const { data, info } = await upright
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(unreadable)
  return { width: info.width, height: info.height, channels: 3, data }
}

function unreadable(cause?: unknown): never {
  throw new FaceError('image-unreadable', 'This is not a picture that can be read, or it is damaged.', {
    cause,
  })
}
