import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of an authority; names are relative to it. */
export type AuthorityFiles = {
  readonly read: (name: string) => Buffer | undefined
  readonly write: (name: string, content: string | Uint8Array) => void
  /** Adds a line that is on the disk when this returns. */
  readonly append: (name: string, line: string) => void
  readonly truncate: (name: string, length: number) => void
}

/** Opens the folder of an authority, which is made; nobody but its owner may read it. */
export function openAuthorityFiles(folder: string): AuthorityFiles {
  const pathOf = (name: string) => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    return path
  }
  return {
    read: (name) => {
      try {
        return readFileSync(join(folder, name))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      }
    },
    write: (name, content) => {
      const path = pathOf(name)
      // A rename is all or nothing: a crash in between leaves the old file whole.
      writeFileSync(`${path}.new`, content, { mode: 0o600, flush: true })
      renameSync(`${path}.new`, path)
    },
    append: (name, line) => {
      const file = openSync(pathOf(name), 'a', 0o600)
      try {
        writeSync(file, `${line}\n`)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
    truncate: (name, length) => truncateSync(join(folder, name), length),
  }
}
