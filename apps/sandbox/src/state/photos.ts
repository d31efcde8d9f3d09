import sharp from 'sharp'
import type { StateFiles } from './state-files.ts'

/** Why a picture is not taken. */
export type PhotoRefusal = 'photo-not-an-image' | 'photo-too-small' | 'photo-too-large'

export type Photos = {
  readonly get: (iin: string) => Buffer | undefined
  readonly set: (iin: string, picture: Uint8Array) => Promise<PhotoRefusal | 'saved'>
  readonly remove: (iin: string) => void
}

export const largestPhotoBytes = 12 * 1024 * 1024
const longestSide = 1280
const shortestSide = 160
const mostPixels = 64_000_000

/**
 * Photographs of the registry "Individuals". They live in the sandbox's folder alone, readable by its user only,
 * because an account made yesterday must still match after a restart; they go when the persona goes.
 */
export function createPhotos(files: StateFiles): Photos {
  const path = (iin: string) => `photos/${iin}.jpg`
  return {
    get: (iin) => files.read(path(iin)),
    set: async (iin, picture) => {
      const photo = await portraitFrom(picture)
      if (typeof photo === 'string') return photo
      files.write(path(iin), photo)
      return 'saved'
    },
    remove: (iin) => files.remove(path(iin)),
  }
}

/** Re-encoding proves that it is a picture and leaves behind where and with what it was taken (EXIF). */
async function portraitFrom(picture: Uint8Array): Promise<Buffer | PhotoRefusal> {
  if (picture.byteLength > largestPhotoBytes) return 'photo-too-large'
  try {
    const image = sharp(picture, { limitInputPixels: false, failOn: 'error' })
    const { format, width, height } = await image.metadata()
    if (format !== 'jpeg' && format !== 'png') return 'photo-not-an-image'
    if (width * height > mostPixels) return 'photo-too-large'
    if (Math.min(width, height) < shortestSide) return 'photo-too-small'
    return await image
      .autoOrient()
      .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 92 })
      .toBuffer()
  } catch {
    return 'photo-not-an-image'
  }
}
