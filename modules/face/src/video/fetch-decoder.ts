import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fetchPackage, missingFiles, modelsFolderInUse, writeWhole } from '#platform/models'
import { FaceError } from '../errors.ts'
import { readModelsLock } from '../models/lock.ts'

/**
 * A machine without ffmpeg gets the one an npm package carries, once, as a program of its own (GPL; it is started,
 * not linked, and not part of Senim). Only the command line needs it: the pages send single pictures.
 */
export async function fetchDecoder(folder: string = modelsFolderInUse()): Promise<string> {
  const platform = `${process.platform}-${process.arch}`
  const locked = readModelsLock().decoders.find((decoder) => decoder.platform === platform)
  if (!locked) {
    throw new FaceError(
      'video-decoder-missing',
      `No ffmpeg is installed, and npm has none for ${platform}: install ffmpeg.`,
    )
  }
  const [file] = locked.files
  const path = join(folder, file!.as)
  if ((await missingFiles(folder, locked.files)).length > 0) {
    await mkdir(folder, { recursive: true })
    const files = await fetchPackage(locked)
    await writeWhole(path, files.get(file!.as)!, 0o755)
  }
  return path
}
