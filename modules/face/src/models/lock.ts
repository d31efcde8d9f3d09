import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LockedPackage } from '#platform/models'
import { projectRoot } from '#platform/root'

/** A video decoder for machines without ffmpeg; fetched only when a video file is read. */
export type LockedDecoder = LockedPackage & { readonly platform: string }

export type ModelsLock = {
  readonly packages: readonly LockedPackage[]
  readonly decoders: readonly LockedDecoder[]
}

/** Which models Senim runs, from which package, with the hash of every file. */
export function readModelsLock(): ModelsLock {
  return JSON.parse(readFileSync(join(projectRoot, 'modules/face/models.lock.json'), 'utf8')) as ModelsLock
}
