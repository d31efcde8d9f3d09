import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { DatabaseError } from '../errors.ts'

const migration = v.object({ number: v.number(), file: v.string(), checksum: v.string() })
const table = v.object({
  name: v.string(),
  columns: v.array(v.string()),
  rows: v.number(),
  file: v.string(),
  bytes: v.number(),
  sha256: v.string(),
})
const sequence = v.object({ name: v.string(), last: v.string() })

const manifest = v.object({
  format: v.literal(1),
  at: v.string(),
  migrations: v.array(migration),
  tables: v.array(table),
  sequences: v.array(sequence),
  /** What the caller wrote down in the same moment, such as the root of the audit tree. */
  facts: v.record(v.string(), v.union([v.string(), v.number(), v.null()])),
})

export type Manifest = v.InferOutput<typeof manifest>
export type BackedUpTable = Manifest['tables'][number]

const fileName = 'manifest.json'
const sumName = 'manifest.sha256'

/** Writes the manifest and its sum; a folder without them is no backup. */
export function writeManifest(folder: string, content: Manifest): void {
  const text = `${JSON.stringify(content, null, 1)}\n`
  writeFileSync(join(folder, sumName), `${sumOf(text)}\n`, { mode: 0o600 })
  writeFileSync(join(folder, fileName), text, { mode: 0o600 })
}

/** Reads the manifest of a backup; throws `DatabaseError` `not-a-backup` or `backup-damaged`. */
export function readManifest(folder: string): Manifest {
  if (!existsSync(join(folder, fileName)))
    throw new DatabaseError(
      'not-a-backup',
      `There is no ${fileName} in ${folder}.`,
      'Give the folder that `senim backup` has written to its end.',
    )
  const text = readFileSync(join(folder, fileName), 'utf8')
  const sum = existsSync(join(folder, sumName)) ? readFileSync(join(folder, sumName), 'utf8').trim() : ''
  if (sum !== sumOf(text)) throw damaged(fileName)
  return v.parse(manifest, JSON.parse(text))
}

export function damaged(file: string): DatabaseError {
  return new DatabaseError(
    'backup-damaged',
    `${file} is not what was written into the backup.`,
    'Use another copy of this backup. Nothing was restored.',
  )
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
