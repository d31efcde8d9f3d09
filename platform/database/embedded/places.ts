import { createHash } from 'node:crypto'
import { accessSync, chmodSync, chownSync, constants, existsSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf, DatabaseError } from '../errors.ts'
import { chooseServerUser, mayEnter, type ServerUser } from './server-user.ts'

/** Where the embedded server keeps its things, and as whom it runs. */
export type Places = {
  readonly user: ServerUser
  /** Parent of the data folder; writable by us. */
  readonly home: string
  readonly clusterFolder: string
  readonly logFile: string
  /** Said to the person when the data does not lie in the state folder. */
  readonly note: string | null
}

/** Linux takes 107 bytes and macOS 103 for a socket's path, whatever the folder a project was cloned into. */
export const longestSocketPath: number = process.platform === 'darwin' ? 103 : 107

/** Chooses the data folder: in the state folder, or outside if the server's user cannot get there. */
export function choosePlaces(stateFolder: string): Places {
  mkdirSync(stateFolder, { recursive: true })
  const inside = placesIn(stateFolder, chooseServerUser(join(stateFolder, 'postgres')), null)
  if (mayEnter(inside.user, stateFolder)) return inside
  const home = join(outsideFolder(), `senim-${hashOf(stateFolder)}`)
  mkdirSync(home, { recursive: true, mode: 0o755 })
  const user = chooseServerUser(join(home, 'postgres'))
  return placesIn(home, user, `The database lives in ${home}: user ${user.name} cannot enter ${stateFolder}.`)
}

function placesIn(home: string, user: ServerUser, note: string | null): Places {
  return { user, home, clusterFolder: join(home, 'postgres'), logFile: join(home, 'postgres.log'), note }
}

function outsideFolder(): string {
  try {
    accessSync('/var/lib', constants.W_OK)
    return '/var/lib'
  } catch {
    return tmpdir()
  }
}

/** A short folder for the socket that only the server's user can enter. */
export function makeSocketFolder(places: Places): string {
  const folder = socketFolders(places.clusterFolder).find((candidate) => claim(candidate, places.user))
  if (folder !== undefined) return folder
  throw new DatabaseError(
    'folder',
    `No folder for the database socket could be made in ${tmpdir()} or /tmp.`,
    'Set TMPDIR to a short path that you can write to.',
  )
}

/** The folders that may be used, the first one first: all short enough for a socket. */
export function socketFolders(clusterFolder: string, temporary: string = tmpdir()): readonly string[] {
  const name = `senim-${hashOf(clusterFolder)}`
  return [...new Set([temporary, '/tmp'])]
    .flatMap((parent) => ['', '-1', '-2', '-3'].map((suffix) => join(parent, name + suffix)))
    .filter((folder) => Buffer.byteLength(socketPath(folder)) <= longestSocketPath)
}

export function socketPath(folder: string): string {
  return join(folder, '.s.PGSQL.5432')
}

// Others may have made a folder of this name in /tmp to put a server of theirs in it: such a folder is passed over.
function claim(folder: string, user: ServerUser): boolean {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { mode: 0o700 })
      chownSync(folder, user.uid, user.gid)
    }
    const found = lstatSync(folder)
    if (!found.isDirectory() || found.uid !== user.uid) return false
    chmodSync(folder, 0o700)
    return true
  } catch (error) {
    if (['EEXIST', 'EACCES', 'EROFS', 'ENOENT', 'EPERM'].includes(codeOf(error))) return false
    throw error
  }
}

function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 10)
}
