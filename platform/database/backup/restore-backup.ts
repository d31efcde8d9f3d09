import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { DatabaseError } from '../errors.ts'
import { migrate } from '../migrate/migrate.ts'
import { type Migration, readMigrations } from '../migrate/migration-files.ts'
import { findTables } from './backed-up.ts'
import { copyIn } from './copy-rows.ts'
import { type BackedUpTable, damaged, type Manifest, readManifest } from './manifest.ts'

/**
 * Fills an empty database from a backup: first the tables as they were then, all rows in one transaction, after that
 * the migrations that came later. A file that is not what was written, or anything else that goes wrong, leaves the
 * database without a row.
 */
export async function restoreBackup(
  pool: pg.Pool,
  folder: string,
  report: (sentence: string) => void,
): Promise<Manifest> {
  const manifest = readManifest(folder)
  await migrate(pool, asItWas(manifest))
  const client = await pool.connect()
  try {
    await client.query('begin')
    await load(client, folder, manifest, report)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  await migrate(pool)
  return manifest
}

/** The migrations of the backup, out of the files of this copy. */
function asItWas({ migrations }: Manifest): readonly Migration[] {
  const known = new Map(readMigrations().map((one) => [one.number, one]))
  return migrations.map(({ number, file, checksum }) => {
    const own = known.get(number)
    if (own?.checksum === checksum) return own
    throw new DatabaseError(
      'backup-newer',
      `The backup was made with ${file}, which this copy of Senim does not have.`,
      'Restore it with the copy that made it, or a newer one.',
    )
  })
}

async function load(
  client: pg.PoolClient,
  folder: string,
  { tables, sequences }: Manifest,
  report: (sentence: string) => void,
): Promise<void> {
  const names = tables.map(({ name }) => name)
  const present = new Set((await findTables(client)).map(({ name }) => name))
  const absent = names.find((name) => !present.has(name))
  if (absent !== undefined) throw damaged('manifest.json')
  const references = await dropReferences(client)
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  // Migrations fill some tables with rows of their own; the backup holds those too, as people have changed them.
  await client.query(`truncate ${[...present].join(', ')}`)
  for (const [index, table] of tables.entries()) {
    await loadTable(client, folder, table)
    report(`${index + 1} of ${tables.length}: ${table.name}, ${table.rows} rows`)
  }
  for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  for (const { table, name, definition } of references)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  for (const { name, last } of sequences) await client.query('select setval($1::regclass, $2)', [name, last])
}

type Reference = { readonly table: string; readonly name: string; readonly definition: string }

/** References are taken off while rows come in any order; put back, they are checked over all rows. */
async function dropReferences(client: pg.PoolClient): Promise<readonly Reference[]> {
  const { rows } = await client.query<Reference>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0
      and connamespace::regnamespace::text not in ('jobs', 'pg_catalog', 'information_schema')`)
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`)
  return rows
}

async function loadTable(client: pg.PoolClient, folder: string, table: BackedUpTable): Promise<void> {
  const { name, columns, file, sha256 } = table
  const sum = createHash('sha256')
  const watched = new Transform({
    transform: (chunk, _, done) => {
      sum.update(chunk)
      done(null, chunk)
    },
  })
  const source = createReadStream(join(folder, file))
  const rows = createGunzip()
  const broken = (error: Error) => rows.destroy(error)
  source.on('error', broken)
  watched.on('error', broken)
  source.pipe(watched).pipe(rows)
  const copied = await copyIn(client, `copy ${name} (${columns.join(', ')}) from stdin`, rows).catch(
    (cause: unknown) => {
      throw Object.assign(damaged(file), { cause })
    },
  )
  if (sum.digest('hex') !== sha256 || copied !== table.rows) throw damaged(file)
}
