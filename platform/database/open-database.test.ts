import { expect, test } from 'vitest'
import { openTestDatabase, testConfig } from '#platform/testing'
import { openDatabase } from './index.ts'

const { address } = await openTestDatabase()

test('DATABASE_URL opens a server of somebody else and closing leaves it alone', async () => {
  const databaseUrl = `postgresql://${address.user}@/${address.database}?host=${address.host}`
  const { pool, server, close } = await openDatabase(testConfig({ databaseUrl }))
  expect(server).toBe('external')
  expect((await pool.query('select current_database() as name')).rows[0].name).toBe(address.database)
  await close()
})

test('an unreachable server is said at once, without the password', async () => {
  const databaseUrl = 'postgresql://senim:secret@127.0.0.1:1/senim'
  const opening = openDatabase(testConfig({ databaseUrl }))
  await expect(opening).rejects.toThrow('cannot be used')
  await expect(opening).rejects.not.toThrow('secret')
})

test('a database that is not UTF-8 is refused with the way to make one', async () => {
  const other = `${address.database}_latin`
  const { pool, close } = await openDatabase(
    testConfig({ databaseUrl: `postgresql://${address.user}@/${address.database}?host=${address.host}` }),
  )
  await pool.query(
    `create database ${other} encoding 'SQL_ASCII' locale 'C' locale_provider libc template template0`,
  )
  const opening = openDatabase(
    testConfig({ databaseUrl: `postgresql://${address.user}@/${other}?host=${address.host}` }),
  )
  await expect(opening).rejects.toThrow(/stores text as SQL_ASCII. .*encoding 'UTF8'/)
  await pool.query(`drop database ${other}`)
  await close()
})
