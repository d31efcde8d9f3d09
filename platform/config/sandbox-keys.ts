import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the sandbox keeps the two secrets that production takes from its environment. */
export type KeyFiles = { readonly folder: string; readonly masterKey: string; readonly pepper: string }

export function keyFiles(stateFolder: string): KeyFiles {
  const folder = join(stateFolder, 'keys')
  return { folder, masterKey: join(folder, 'master-key'), pepper: join(folder, 'pepper') }
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
