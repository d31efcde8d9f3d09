import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bytesFromText, EdsError, pemOf } from '#eds'
import {
  type Authority,
  type AuthorityFiles,
  type Foundation,
  isFounded,
  openAuthority,
  openAuthorityFiles,
  readFoundation,
  tokenKeys,
  withFolderLock,
  wrappedKeys,
} from '#modules/authority'
import { systemClock } from '#platform/clock'
import { environment, loadConfig, stateFolderOf } from '#platform/config'
import { openKeyring, systemRandom } from '#platform/crypto'
import { type Answer, CommandRefusal } from '../command-line.ts'

/** The folder of the operator's authority: --folder, or `ca` in the state folder. */
export function folderOf({ folder }: Answer): string {
  return typeof folder === 'string' ? resolve(folder) : join(stateFolderOf(environment), 'ca')
}

/** Opens the authority of the folder while no other command works in it. */
export function inAuthority(input: Answer, work: (authority: Authority) => Promise<Answer>): Promise<Answer> {
  const folder = folderOf(input)
  const files = openAuthorityFiles(folder)
  if (!isFounded(files)) readFoundation(files)
  return withFolderLock(folder, () => {
    const keys = keysOf(files, readFoundation(files))
    return work(openAuthority({ files, keys, clock: systemClock, random: systemRandom }))
  })
}

/** The store of an authority's keys: a token if it was founded with one, else wrapped by the house's keyring. */
export function keysOf(files: AuthorityFiles, { token }: Pick<Foundation, 'token'>) {
  return token ? tokenKeys(token) : wrappedKeys(files, openKeyring(loadConfig()), systemRandom)
}

export function textOf(input: Answer, name: string): string | undefined {
  const value = input[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function needed(input: Answer, name: string, why: string): string {
  const value = textOf(input, name)
  if (value === undefined) throw new CommandRefusal(`no-${name}`, why)
  return value
}

export function bytesOfFile(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path))
  } catch {
    throw new CommandRefusal('file-unreadable', `"${path}" cannot be read. Check the name of the file.`)
  }
}

/** DER of a file that holds DER, PEM or bare base64. */
export function derOfFile(path: string): Uint8Array {
  const bytes = bytesOfFile(path)
  // DER of everything that is given here begins with a SEQUENCE.
  if (bytes[0] === 0x30 && bytes[1] !== 0x30) return bytes
  try {
    return bytesFromText(Buffer.from(bytes).toString('latin1'))
  } catch (error) {
    if (error instanceof EdsError) throw new CommandRefusal('file-unsound', `"${path}": ${error.message}`)
    throw error
  }
}

/** Writes PEM where the name ends so, DER elsewhere. */
export function writeOut(path: string, label: string, der: Uint8Array): string {
  try {
    writeFileSync(path, path.endsWith('.pem') ? pemOf(label, der) : der, { mode: 0o600 })
  } catch {
    throw new CommandRefusal('file-unwritable', `"${path}" cannot be written. Check the folder.`)
  }
  return path
}
