import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The sandbox's own folder on disk; nobody but the user who runs it may read it. */
export type StateFiles = {
  readonly read: (name: string) => Buffer | undefined
  readonly write: (name: string, content: string | Uint8Array) => void
  readonly remove: (name: string) => void
}

export function openStateFiles(folder: string): StateFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
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
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      // A rename is all or nothing: a crash in between leaves the old file whole.
      writeFileSync(`${path}.new`, content, { mode: 0o600 })
      renameSync(`${path}.new`, path)
    },
    remove: (name) => rmSync(join(folder, name), { force: true }),
  }
}
