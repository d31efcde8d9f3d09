import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import pg from 'pg'
import {
  choosePlaces,
  codeOf,
  connect,
  DatabaseError,
  type EmbeddedServer,
  embeddedAddress,
  findPostmaster,
  migrate,
  readMigrations,
  startEmbeddedServer,
} from '#platform/database'
import { testState } from './test-config.ts'

/** The one server of all tests of this checkout; the first test that needs it starts it. */
export async function startTestServer(): Promise<EmbeddedServer> {
  // Tests lose nothing when the power goes, so nothing waits for the disk.
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  }
  const start = () => startEmbeddedServer({ stateFolder: testState, settings })
  return start().catch((error: unknown) => {
    if (!(error instanceof DatabaseError && error.code === 'start')) throw error
    rmSync(choosePlaces(testState).clusterFolder, { recursive: true, force: true })
    return start()
  })
}

/** Stops the server of the tests, if one runs and no other test run uses it. */
export async function stopTestServer(): Promise<void> {
  if (!findPostmaster(choosePlaces(testState))) return
  const server = await startTestServer()
  await withAdmin(server, dropLeftovers)
  await server.leave()
}

/** Runs `work` on a connection that may make and drop databases. */
export async function withAdmin<Result>(
  server: EmbeddedServer,
  work: (admin: pg.Client) => Promise<Result>,
): Promise<Result> {
  const admin = new pg.Client(embeddedAddress(server.socketFolder, 'postgres'))
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** The name of a migrated, empty database; made when the migrations have changed. */
export async function ensureTemplate(server: EmbeddedServer, admin: pg.Client): Promise<string> {
  const migrations = readMigrations()
  const sums = migrations.map((migration) => migration.checksum).join()
  const name = `template_${createHash('sha256').update(sums).digest('hex').slice(0, 12)}`
  await admin.query('select pg_advisory_lock(7361003)')
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
  if (rowCount === 0) {
    await admin.query('drop database if exists template_draft with (force)')
    await admin.query('create database template_draft')
    const draft = connect(embeddedAddress(server.socketFolder, 'template_draft'))
    await migrate(draft.pool, migrations).finally(draft.close)
    await admin.query(`alter database template_draft rename to ${name}`)
  }
  await admin.query('select pg_advisory_unlock(7361003)')
  return name
}

async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query(
    `select datname from pg_database d where datname like 'test\\_%'
      and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
  )
  for (const { datname } of rows)
    await admin.query(`drop database ${datname}`).catch((error: unknown) => {
      // Another test run took it or dropped it in this moment.
      if (!['55006', '3D000'].includes(codeOf(error))) throw error
    })
}
