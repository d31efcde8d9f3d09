import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Where the sandbox keeps the two secrets that production takes from its environment. */
export type KeyFiles = {
  readonly folder: string
  readonly masterKey: string
  /** Master keys of before a rotation, a file each. */
  readonly previous: string
  readonly pepper: string
}

export function keyFiles(stateFolder: string): KeyFiles {
  const folder = join(stateFolder, 'keys')
  return {
    folder,
    masterKey: join(folder, 'master-key'),
    previous: join(folder, 'previous'),
    pepper: join(folder, 'pepper'),
  }
}

/** The master key of a folder of keys with those of before; read again while a rotation goes on. */
export function readMasterKeys(folder: string): { masterKey: Buffer; previousMasterKeys: readonly Buffer[] } {
  const { masterKey, previous } = filesIn(folder)
  // The current key first: one that is put aside in this moment is found among the previous ones.
  const current = read(masterKey)
  const names = existsSync(previous) ? readdirSync(previous).sort() : []
  const before = names.map((name) => read(join(previous, name))).filter((key) => key?.length === 32)
  return { masterKey: current ?? Buffer.alloc(0), previousMasterKeys: before as Buffer[] }
}

/** Changes whenever the master key does; cheap enough to be asked all the time. */
export function masterKeyStamp(folder: string): string {
  const { ino, mtimeMs } = statSync(filesIn(folder).masterKey)
  return `${ino} ${mtimeMs}`
}

/** Puts a new master key in the place of the old one, which stays among the previous ones. */
export function replaceMasterKey(folder: string, id: string, next: Buffer): void {
  const { masterKey, previous } = filesIn(folder)
  mkdirSync(previous, { recursive: true, mode: 0o700 })
  copyFileSync(masterKey, join(previous, id))
  chmodSync(join(previous, id), 0o600)
  const draft = `${masterKey}.next`
  writeFileSync(draft, `${next.toString('base64')}\n`, { mode: 0o600, flush: true })
  renameSync(draft, masterKey)
}

function filesIn(folder: string): KeyFiles {
  return keyFiles(dirname(folder))
}

/** The sandbox's own keys, made at the first start and kept with mode 0600. */
export function readOrCreateKeys(stateFolder: string): { masterKey: Buffer; pepper: Buffer } {
  const files = keyFiles(stateFolder)
  mkdirSync(files.folder, { recursive: true, mode: 0o700 })
  return { masterKey: readOrCreate(files.masterKey), pepper: readOrCreate(files.pepper) }
}

function readOrCreate(file: string): Buffer {
  return read(file) ?? create(file)
}

function read(file: string): Buffer | null {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function create(file: string): Buffer {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  chmodSync(draft, 0o600)
  try {
    // A link never replaces a file: of two first starts at once, both use the key that came first.
    linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  return read(file) ?? create(file)
}
