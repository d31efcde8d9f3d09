import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { filesOf, readModelsLock, sha512 } from './lock.ts'
import { modelsFolderInUse } from './models-folder.ts'

export type ModelState = {
  readonly file: string
  readonly package: string
  readonly licence: string
  readonly state: 'ready' | 'missing' | 'corrupt'
}

/** What `senim doctor` shows of the models: every file with its origin, and whether it is whole. */
export async function modelsState(
  folder: string = modelsFolderInUse(),
): Promise<{ readonly folder: string; readonly ready: boolean; readonly models: readonly ModelState[] }> {
  const models: ModelState[] = []
  for (const locked of readModelsLock().packages) {
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
    const path = join(folder, as)
    const there = await stat(path).catch(() => undefined)
    if (!there || sha512(await readFile(path)) !== expected) missing.push(as)
  }
  return missing
}
