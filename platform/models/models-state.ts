import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { filesOf, type LockedPackage, sha512 } from './lock.ts'
import { modelsFolderInUse } from './models-folder.ts'

export type ModelState = {
  readonly file: string
  readonly package: string
  readonly licence: string
  readonly state: 'ready' | 'missing' | 'corrupt'
}

export type ModelsState = {
  readonly folder: string
  readonly ready: boolean
  readonly models: readonly ModelState[]
}

/** Every locked file with its origin, and whether it is whole. */
export async function modelsStateOf(
  packages: readonly LockedPackage[],
  folder: string = modelsFolderInUse(),
): Promise<ModelsState> {
  const models: ModelState[] = []
  for (const locked of packages) {
    for (const { as, sha512: expected } of filesOf(locked)) {
      const bytes = await readFile(join(folder, as)).catch(() => undefined)
      const state = !bytes ? 'missing' : sha512(bytes) === expected ? 'ready' : 'corrupt'
      models.push({ file: as, package: `${locked.name}@${locked.version}`, licence: locked.licence, state })
    }
  }
  return { folder, ready: models.every(({ state }) => state === 'ready'), models }
}

/** Files that are not there or not whole. */
export async function missingFiles(
  folder: string,
  files: readonly { readonly as: string; readonly sha512: string }[],
): Promise<readonly string[]> {
  const missing = []
  for (const { as, sha512: expected } of files) {
    const bytes = await readFile(join(folder, as)).catch(() => undefined)
    if (!bytes || sha512(bytes) !== expected) missing.push(as)
  }
  return missing
}
