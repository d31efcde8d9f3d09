import sharp, { type Metadata, type Sharp } from 'sharp'
import { gridStrength } from '../checks/screen.ts'
import { DocumentError } from '../errors.ts'
import type { NormalPicture } from '../reader/document-reader.ts'
import { type PictureFormat, sniffPicture } from './sniff.ts'

export const pictureLimits = {
  bytes: 25_000_000,
  /** A picture that can be decoded row by row. */
  pixels: 60_000_000,
  /** One that must be held whole (progressive JPEG, interlaced PNG, WebP, GIF). */
  wholePixels: 20_000_000,
  shortestSide: 120,
  longestSide: 400,
} as const
const normalSide = 2400
const middle = { width: 1200, height: 800 } as const

sharp.cache(false)

/**
 * Any file that a person sends, as a safe picture: told by its content, judged by its header before anything is
 * decoded, upright, without metadata, JPEG, at most 2400 pixels a side. Decoding runs outside of the event loop.
 * @throws DocumentError with a code that says what to send instead
 */
export async function normalisePicture(bytes: Uint8Array): Promise<NormalPicture> {
  if (bytes.byteLength > pictureLimits.bytes) {
    const megabytes = pictureLimits.bytes / 1e6
    throw new DocumentError('too-large', `The file is larger than ${megabytes} MB. Send a smaller photo.`)
  }
  const format = sniffPicture(bytes)
  if (format === 'webp' && announcedByWebp(bytes) > bytes.byteLength) return truncated()
  const open = () => sharp(bytes, { limitInputPixels: pictureLimits.pixels, failOn: 'error' })
  const header = await open().metadata().catch(damaged)
  refuseByHeader(format, header, bytes)
  // Shrinking before turning keeps a row-by-row decoder row by row: memory stays small for any size.
  const shrunk = await open()
    .resize(normalSide, normalSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(damaged)
  const { width, height, channels } = shrunk.info
  const grid = Math.max(header.width, header.height) > normalSide ? await gridInMiddle(open(), header) : null
  const { data, info } = await turned(
    sharp(shrunk.data, { raw: { width, height, channels } }),
    header.orientation ?? 1,
  )
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true })
  return {
    jpeg: data,
    width: info.width,
    height: info.height,
    source: { format, width: header.width, height: header.height },
    ...(grid !== null && { grid }),
  }
}

// The pixels of a screen are lost when the picture shrinks: look at its middle, as it was sent, before that is forgotten.
async function gridInMiddle(image: Sharp, { width, height }: Metadata): Promise<number> {
  const [across, down] = [Math.min(width, middle.width), Math.min(height, middle.height)]
  const { data } = await image
    .extract({
      left: (width - across) >> 1,
      top: (height - down) >> 1,
      width: across,
      height: down,
    })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(damaged)
  return gridStrength({ width: across, height: down, data }, null)
}

function refuseByHeader(format: PictureFormat, header: Metadata, bytes: Uint8Array): void {
  const { width, height, pages = 1, isProgressive = false } = header
  const whole = isProgressive || format === 'webp' || format === 'gif'
  const most = whole ? pictureLimits.wholePixels : pictureLimits.pixels
  const size = `${width}×${height} pixels`
  if (width * height > most)
    throw new DocumentError(
      'too-many-pixels',
      `The picture has ${size}; at most ${most / 1e6} megapixels are read. Send a smaller photo.`,
    )
  if (pages > 1 || isAnimatedPng(format, bytes))
    throw new DocumentError('animated', 'The picture moves. Send a still photo.')
  if (
    Math.min(width, height) < pictureLimits.shortestSide ||
    Math.max(width, height) < pictureLimits.longestSide
  )
    throw new DocumentError('too-small', `The picture has only ${size}. Send the photo in its full size.`)
}

// The chunk that announces an animation stands before the first pixels.
function isAnimatedPng(format: PictureFormat, bytes: Uint8Array): boolean {
  if (format !== 'png') return false
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pixels = text.indexOf('IDAT', 0, 'latin1')
  const animation = text.indexOf('acTL', 0, 'latin1')
  return animation > 0 && (pixels < 0 || animation < pixels)
}

/** Turns by the EXIF orientation, 1…8. */
function turned(image: Sharp, orientation: number): Sharp {
  const mirrored = orientation === 2 || orientation === 4 || orientation === 5 || orientation === 7
  const angle = { 3: 180, 4: 180, 5: 270, 6: 90, 7: 90, 8: 270 }[orientation] ?? 0
  return (mirrored ? image.flop() : image).rotate(angle)
}

// libwebp calls an incomplete file only damaged.
function announcedByWebp(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8
}

function truncated(cause?: unknown): never {
  throw new DocumentError('truncated', 'The picture is incomplete. Send it again.', { cause })
}

function damaged(cause: unknown): never {
  const text = cause instanceof Error ? cause.message : ''
  if (/exceeds pixel limit/i.test(text))
    throw new DocumentError(
      'too-many-pixels',
      `The picture has more than ${pictureLimits.pixels / 1e6} megapixels. Send a smaller photo.`,
      { cause },
    )
  // libjpeg, libspng and libwebp say it in these words.
  if (/premature end|truncat|read error|end of file|unexpected end|not enough data|IDAT/i.test(text))
    return truncated(cause)
  throw new DocumentError('not-a-picture', 'The picture is damaged. Send another photo.', { cause })
}
