import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'

export type Scene = { readonly jpeg: Uint8Array; readonly seconds: number }

/** Chromium plays a motion-JPEG file before its lens at this pace, over and over. */
const framesPerSecond = 30

/** Writes a film for the fake camera: 640×480 pictures, each standing as long as its scene. */
export async function writeFilm(path: string, scenes: readonly Scene[]): Promise<void> {
  const parts: Uint8Array[] = []
  for (const { jpeg, seconds } of scenes) {
    const picture = await sharp(jpeg).resize(640, 480, { fit: 'cover' }).jpeg({ quality: 82 }).toBuffer()
    for (let i = 0; i < Math.round(seconds * framesPerSecond); i++) parts.push(picture)
  }
  await writeFile(path, Buffer.concat(parts))
}
