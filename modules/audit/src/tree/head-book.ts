import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { TreeHead } from './head.ts'

/** Heads kept outside the database, so that whoever rewrites the database cannot rewrite them, too. */
export type HeadBook = {
  readonly read: () => readonly TreeHead[]
  readonly append: (heads: readonly TreeHead[]) => void
}

/**
 * A book in a file, one head a line. What is no line, such as half of one after a power cut, is left out.
 *
 *     const book = openHeadBook(join(config.stateFolder, 'audit', 'heads.jsonl'))
 */
export function openHeadBook(file: string): HeadBook {
  return {
    read: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(headIn) : []),
    append: (heads) => {
      if (heads.length === 0) return
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      // Half a line that a power cut left must not swallow the next one.
      const torn = existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8'))
      appendFileSync(file, torn ? '\n' : '', { mode: 0o600 })
      appendFileSync(file, heads.map((head) => `${JSON.stringify(head)}\n`).join(''), { mode: 0o600 })
    },
  }
}

function headIn(line: string): readonly TreeHead[] {
  try {
    const { size, root, at, previousHash, signature } = JSON.parse(line)
    return [{ size, root, at: new Date(at), previousHash, signature }]
  } catch {
    return []
  }
}
