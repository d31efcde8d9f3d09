import sharp from 'sharp'
import { DocumentError } from '../errors.ts'
import type { Picture } from '../images/picture.ts'

sharp.cache(false)
sharp.concurrency(1)

/** The pixels of a picture that `normalisePicture` made. */
export async function decodePicture(jpeg: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(jpeg, { limitInputPixels: 2400 * 2400 })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new DocumentError('not-a-picture', 'This is not a normalised picture.', { cause })
    })
  return { width: info.width, height: info.height, data }
}
