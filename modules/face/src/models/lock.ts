import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root'

export type LockedFile = { readonly path: string; readonly as: string; readonly sha512: string }

export type LockedPackage = {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly integrity: string
  readonly files: readonly LockedFile[]
  /** Files that are raw material: only what is made of them is kept. */
  readonly convert?: 'dlib-resnet'
  readonly result?: { readonly as: string; readonly sha512: string }
}

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

/** What must lie in the models folder for one package. */
export function filesOf(locked: LockedPackage): readonly { readonly as: string; readonly sha512: string }[] {
  return locked.result ? [locked.result] : locked.files
}

export function sha512(bytes: Uint8Array): string {
  return createHash('sha512').update(bytes).digest('base64')
}
