import pg from 'pg'
import { DatabaseError } from '../errors.ts'
import { installJobSchema, isJobSchemaCurrent } from './job-schema.ts'
import { type Migration, readMigrations } from './migration-files.ts'

/** How the SQL files and a database compare. */
export type MigrationStatus = {
  readonly pending: readonly Migration[]
  /** Files that were changed after they had been applied. */
  readonly edited: readonly Migration[]
  /** Applied files this copy of Senim does not have. */
  readonly unknown: readonly string[]
  readonly jobSchemaCurrent: boolean
}

type Applied = { readonly number: number; readonly file: string; readonly checksum: string }

const lockKey = 7_361_002

/** Compares without changing anything. */
export async function migrationStatus(
  pool: pg.Pool,
  migrations: readonly Migration[] = readMigrations(),
): Promise<MigrationStatus> {
  const { rows } = await pool.query("select to_regclass('platform.migrations') is not null as there")
  const applied = rows[0].there ? await readApplied(pool) : []
  return { ...compare(migrations, applied), jobSchemaCurrent: await isJobSchemaCurrent(pool) }
}

/** Brings the database up to date, one transaction a file; returns the files that were applied. */
export async function migrate(
  pool: pg.Pool,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  const client = await pool.connect()
  try {
    // A session lock: of several processes starting at once one migrates, the others wait and find it done.
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migrations (
        number integer primary key,
        file text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`)
    const { pending, edited, unknown } = compare(migrations, await readApplied(client))
    if (edited[0]) throw editedError(edited[0])
    if (unknown[0] !== undefined) throw unknownError(unknown[0])
    for (const migration of pending) await apply(client, migration)
    if (!(await isJobSchemaCurrent(client))) await installJobSchema(client)
    return pending.map((migration) => migration.file)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {})
    client.release()
  }
}

async function readApplied(client: pg.Pool | pg.PoolClient): Promise<Applied[]> {
  const { rows } = await client.query(
    'select number, file, checksum from platform.migrations order by number',
  )
  return rows
}

function compare(migrations: readonly Migration[], applied: readonly Applied[]) {
  const byNumber = new Map(applied.map((row) => [row.number, row]))
  const known = new Set(migrations.map((migration) => migration.number))
  return {
    pending: migrations.filter(({ number }) => !byNumber.has(number)),
    edited: migrations.filter(
      ({ number, checksum }) => (byNumber.get(number)?.checksum ?? checksum) !== checksum,
    ),
    unknown: applied.filter(({ number }) => !known.has(number)).map(({ file }) => file),
  }
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    const { number, file, checksum } = migration
    await client.query('insert into platform.migrations (number, file, checksum) values ($1, $2, $3)', [
      number,
      file,
      checksum,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw failedError(migration, cause)
  }
}

function editedError({ file }: Migration): DatabaseError {
  return new DatabaseError(
    'migration-edited',
    `${file} was changed after it had been applied to this database.`,
    'Restore the file as it was (git checkout) and put the change into a new migration.',
  )
}

function unknownError(file: string): DatabaseError {
  return new DatabaseError(
    'migration-unknown',
    `This database has ${file}, which this copy of Senim does not have: a newer one was here.`,
    'Start the newer copy, or in a sandbox start over by removing the state folder (.senim).',
  )
}

function failedError({ file, sql }: Migration, cause: unknown): DatabaseError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const position = cause instanceof pg.DatabaseError ? Number(cause.position ?? 0) : 0
  const line = position > 0 ? ` at line ${sql.slice(0, position).split('\n').length}` : ''
  return new DatabaseError(
    'migration-failed',
    `${file} failed${line}: ${reason}.`,
    'Nothing of it was kept; mend the file and start again.',
    { cause },
  )
}
