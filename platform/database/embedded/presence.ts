import { Client } from 'pg'
import { codeOf, DatabaseError } from '../errors.ts'
import { roleName } from './cluster.ts'

/**
 * A connection that every process using the embedded server keeps, holding a shared lock. Whoever can take the
 * lock for itself alone is the last to leave, and may stop the server: while it holds the lock nobody can come in.
 */
export type Presence = {
  /** Resolves when the connection ends, by `leave` or because the server is gone. */
  readonly lost: Promise<void>
  /** Takes the lock alone; false if another process is here too. */
  readonly isLast: () => Promise<boolean>
  readonly leave: () => Promise<void>
}

const lockKey = 7_361_001
// Not there yet, starting, stopping, or gone while we came in: try again.
const passing = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03', '57P01', '57P02', '08006']

/** Comes in, or null while the server is not ready. */
export async function comeIn(socketFolder: string): Promise<Presence | null> {
  const client = new Client({
    host: socketFolder,
    port: 5432,
    user: roleName,
    database: 'postgres',
    application_name: 'senim presence',
  })
  const lost = Promise.withResolvers<void>()
  client.on('error', () => {})
  client.on('end', () => lost.resolve())
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [lockKey])
    await ensureDatabase(client)
  } catch (error) {
    await client.end().catch(() => {})
    if (passing.includes(codeOf(error)) || isCut(error)) return null
    throw refused(error)
  }
  return {
    lost: lost.promise,
    isLast: async () => {
      await client.query('select pg_advisory_unlock_shared($1)', [lockKey])
      const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [lockKey])
      return rows[0].alone === true
    },
    leave: () => client.end().catch(() => {}),
  }
}

async function ensureDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [roleName])
  if (rowCount !== 0) return
  await client.query(`create database ${roleName}`).catch((error: unknown) => {
    // Another first start made it in the same moment.
    if (!['42P04', '23505'].includes(codeOf(error))) throw error
  })
}

function isCut(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Connection terminated')
}

function refused(cause: unknown): unknown {
  if (!['EACCES', '28000'].includes(codeOf(cause))) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new DatabaseError(
    'folder',
    `The embedded database was started by another user (${reason}).`,
    'Stop Senim there first, or start it here as the same user.',
    { cause },
  )
}
