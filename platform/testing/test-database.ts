import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll } from 'vitest'
import { connect, type Database, embeddedAddress } from '#platform/database'
import { ensureTemplate, startTestServer, withAdmin } from './test-server.ts'

/** A migrated PostgreSQL database of one test file. */
export type TestDatabase = {
  readonly database: Database
  readonly pool: pg.Pool
  /** For a second pool on the same database. */
  readonly address: ReturnType<typeof embeddedAddress>
}

/**
 * A real, empty, migrated database for this test file alone; dropped after its last test.
 *
 *     const { database } = await openTestDatabase()   // at the top of the file
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await startTestServer()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await withAdmin(server, async (admin) => {
    const template = await ensureTemplate(server, admin)
    await admin.query(`create database ${name} template ${template}`)
  })
  const address = embeddedAddress(server.socketFolder, name)
  const { database, pool, close } = connect(address)
  afterAll(async () => {
    await close()
    await withAdmin(server, (admin) => admin.query(`drop database ${name} with (force)`))
    await server.leaveRunning()
  })
  return { database, pool, address }
}
