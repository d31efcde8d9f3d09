import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Config } from '#platform/config'
import { columnTypes } from './column-types.ts'
import { roleName } from './embedded/cluster.ts'
import { type EmbeddedServer, startEmbeddedServer } from './embedded/server.ts'
import { DatabaseError } from './errors.ts'
import type { Database } from './tables.ts'

/** An open database with what it takes to close it. */
export type OpenDatabase = {
  readonly database: Database
  /** The connections below `database`; for metrics, jobs and migrations. */
  readonly pool: pg.Pool
  /** Where the database is, for a pool of one's own. */
  readonly address: pg.PoolConfig
  /** How the database was found: our own server, or the one of DATABASE_URL. */
  readonly server: Pick<EmbeddedServer, 'origin' | 'places' | 'socketFolder'> | 'external'
  /** Ends the connections, and stops the embedded server if nobody else uses it. */
  readonly close: () => Promise<void>
}

type Needed = Pick<Config, 'databaseUrl' | 'poolSize' | 'stateFolder'>

/**
 * Opens the database of DATABASE_URL, or starts (or adopts) the embedded one.
 *
 *     const { database, close } = await openDatabase(config, console.log)
 */
export async function openDatabase(
  config: Needed,
  report: (sentence: string) => void = () => {},
): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    const address = { connectionString: config.databaseUrl }
    const opened = connect({ ...address, max: config.poolSize })
    await checkServer(opened.pool)
    return { ...opened, address, server: 'external' }
  }
  const server = await startEmbeddedServer({ stateFolder: config.stateFolder, report })
  const address = embeddedAddress(server.socketFolder)
  const opened = connect({ ...address, max: config.poolSize })
  return {
    ...opened,
    address,
    server,
    close: async () => {
      await opened.close()
      await server.leave()
    },
  }
}

/** How to reach the embedded server from a second pool. */
export function embeddedAddress(socketFolder: string, database: string = roleName) {
  return { host: socketFolder, port: 5432, user: roleName, database }
}

/** Kysely over a pool of connections. */
export function connect(address: pg.PoolConfig): Pick<OpenDatabase, 'database' | 'pool' | 'close'> {
  const pool = new pg.Pool({
    application_name: 'senim',
    connectionTimeoutMillis: 10_000,
    types: columnTypes,
    ...address,
  })
  // An idle connection that breaks is replaced at the next query, which is where an error belongs.
  pool.on('error', () => {})
  const dialect = new PostgresDialect({ pool })
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
  const database = new Kysely<unknown>({ dialect, plugins })
  const close = async () => {
    await database.destroy()
    // Kysely ends only a pool it has used.
    if (!pool.ended) await pool.end()
  }
  return { database, pool, close }
}

async function checkServer(pool: pg.Pool): Promise<void> {
  const found = await pool
    .query(`select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding`)
    .catch(async (cause: unknown) => {
      await pool.end()
      throw unreachable(cause)
    })
  const { version, encoding } = found.rows[0]
  if (version >= 150_000 && encoding === 'UTF8') return
  await pool.end()
  throw version < 150_000
    ? new DatabaseError(
        'too-old',
        `The server of DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}.`,
        'Senim needs PostgreSQL 15 or newer.',
      )
    : new DatabaseError(
        'encoding',
        `The database of DATABASE_URL stores text as ${encoding}.`,
        "Make it anew with: create database senim encoding 'UTF8' template template0",
      )
}

function unreachable(cause: unknown): DatabaseError {
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
  return new DatabaseError(
    'unreachable',
    `The database of DATABASE_URL cannot be used: ${reason}.`,
    'Check the address, the password and that the server runs.',
    { cause },
  )
}
