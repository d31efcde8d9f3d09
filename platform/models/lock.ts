import { createHash } from 'node:crypto'

export type LockedFile = { readonly path: string; readonly as: string; readonly sha512: string }

/** A package of the npm registry of which only the named files are taken. None of its code is unpacked or run. */
export type LockedPackage = {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly integrity: string
  readonly files: readonly LockedFile[]
  /** Files that are raw material: only what the module makes of them is kept. */
  readonly convert?: string
  readonly result?: { readonly as: string; readonly sha512: string }
}

/** What must lie in the models folder for one package. */
export function filesOf(locked: LockedPackage): readonly { readonly as: string; readonly sha512: string }[] {
  return locked.result ? [locked.result] : locked.files
}

export function sha512(bytes: Uint8Array): string {
  return createHash('sha512').update(bytes).digest('base64')
}
