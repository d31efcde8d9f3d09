import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { DatabaseError } from '../errors.ts'
import { type FoundTable, findSequences, findTables } from './backed-up.ts'
import { copyOut } from './copy-rows.ts'
import { type BackedUpTable, type Manifest, writeManifest } from './manifest.ts'

export type BackupOptions = {
  readonly report: (sentence: string) => void
  /** Asked in the same moment that everything else is read in. */
  readonly facts: (client: pg.PoolClient) => Promise<Manifest['facts']>
  readonly at: Date
}

/**
 * Writes every table as it is at one moment into a folder, while the system goes on working: a compressed file each,
 * with its sum. What is encrypted stays encrypted; the keys that open it are not in the backup.
 */
export async function writeBackup(pool: pg.Pool, folder: string, options: BackupOptions): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new DatabaseError(
      'folder-not-empty',
      `${folder} is not empty.`,
      'Give a new folder: a backup never writes over another one.',
    )
  mkdirSync(join(folder, 'tables'), { recursive: true, mode: 0o700 })
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const manifest = await readAtOneMoment(client, folder, options)
    await client.query('commit')
    writeManifest(folder, manifest)
    return manifest
  } finally {
    client.release()
  }
}

async function readAtOneMoment(
  client: pg.PoolClient,
  folder: string,
  { report, facts, at }: BackupOptions,
): Promise<Manifest> {
  const migrations = await client.query(
    'select number, file, checksum from platform.migrations order by number',
  )
  const found = await findTables(client)
  const tables: BackedUpTable[] = []
  for (const [index, table] of found.entries()) {
    const written = await writeTable(client, folder, table)
    tables.push(written)
    report(`${index + 1} of ${found.length}: ${table.name}, ${written.rows} rows`)
  }
  return {
    format: 1,
    at: at.toISOString(),
    migrations: migrations.rows,
    tables,
    sequences: [...(await findSequences(client))],
    facts: await facts(client),
  }
}

async function writeTable(
  client: pg.PoolClient,
  folder: string,
  { name, columns }: FoundTable,
): Promise<BackedUpTable> {
  const file = join('tables', `${name.replaceAll('"', '')}.copy.gz`)
  const sum = createHash('sha256')
  let [rows, bytes] = [0, 0]
  const countRows = watching((chunk) => {
    for (const byte of chunk) if (byte === 10) rows += 1
  })
  const sumBytes = watching((chunk) => {
    sum.update(chunk)
    bytes += chunk.length
  })
  const copy = copyOut(client, `copy ${name} (${columns.join(', ')}) to stdout`)
  const written = createWriteStream(join(folder, file), { mode: 0o600 })
  await pipeline(copy.stream, countRows, createGzip({ level: 1 }), sumBytes, written)
  if (rows !== copy.rows())
    throw new Error(`Of ${copy.rows()} rows of ${name}, ${rows} arrived. The backup is not whole.`)
  return { name, columns: [...columns], rows, file, bytes, sha256: sum.digest('hex') }
}

function watching(see: (chunk: Uint8Array) => void): Transform {
  return new Transform({
    transform: (chunk, _, done) => {
      see(chunk)
      done(null, chunk)
    },
  })
}
