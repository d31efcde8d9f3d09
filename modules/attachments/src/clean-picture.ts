import sharp from 'sharp'
import { type AttachmentRefusal, attachmentRules } from './rules.ts'

const jpegQuality = 90

/**
 * A picture drawn anew: upright, without the place and time a camera wrote into it, and without anything that was hidden
 * behind it. The size is judged from the header, before anything is decoded.
 */
export async function cleanPicture(
  bytes: Buffer,
  kind: 'image/jpeg' | 'image/png',
): Promise<Buffer | AttachmentRefusal> {
  const image = sharp(bytes, { limitInputPixels: false, failOn: 'error' })
  const { width, height } = await image.metadata().catch(() => ({ width: 0, height: 0 }))
  if (!width || !height) return 'picture-unreadable'
  if (width * height > attachmentRules.mostPixels) return 'picture-too-large'
  const upright = image.autoOrient()
  const drawn = kind === 'image/jpeg' ? upright.jpeg({ quality: jpegQuality }) : upright.png()
  return drawn.toBuffer().catch((): AttachmentRefusal => 'picture-unreadable')
}
