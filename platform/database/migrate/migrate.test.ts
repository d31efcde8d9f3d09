import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '#platform/testing'
import { connect } from '../open-database.ts'
import { migrate, migrationStatus } from './migrate.ts'
import { type Migration, readMigrations } from './migration-files.ts'

const { pool, address } = await openTestDatabase()
const shipped = readMigrations()

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'senim-migrate-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function write(room: string, name: string, sql: string): void {
  const folder = join(root, 'modules', room, 'migrations')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), sql)
}

const together = (): readonly Migration[] => [...shipped, ...readMigrations(root)]

describe('the files', () => {
  test('come in the order of their numbers, whatever their module', () => {
    write('zebra', '9001-first.sql', 'select 1')
    write('aster', '9002-second.sql', 'select 2')
    expect(readMigrations(root).map((migration) => migration.file)).toEqual([
      'modules/zebra/migrations/9001-first.sql',
      'modules/aster/migrations/9002-second.sql',
    ])
  })

  test('of the same number are both named', () => {
    write('aster', '9001-one.sql', '')
    write('zebra', '9001-other.sql', '')
    expect(() => readMigrations(root)).toThrow(/9001-one.sql and .*9001-other.sql have the same number/)
  })

  test('without a number are refused', () => {
    write('aster', 'oops.sql', '')
    expect(() => readMigrations(root)).toThrow('Name it NNNN-what-it-does.sql')
  })
})

describe('a database', () => {
  test('that is up to date has nothing pending, the job tables included', async () => {
    expect(await migrationStatus(pool, shipped)).toEqual({
      pending: [],
      edited: [],
      unknown: [],
      jobSchemaCurrent: true,
    })
  })

  test('is migrated once although five processes start at once', async () => {
    write('aster', '9001-count.sql', 'create table counted (n int); insert into counted values (1)')
    const others = Array.from({ length: 5 }, () => connect(address))
    const applied = await Promise.all(others.map((other) => migrate(other.pool, together())))
    await Promise.all(others.map((other) => other.close()))
    expect(applied.flat()).toEqual(['modules/aster/migrations/9001-count.sql'])
    expect((await pool.query('select * from counted')).rows).toEqual([{ n: 1 }])
  })

  test('an edited file that was applied is refused and nothing else runs', async () => {
    write('aster', '9001-count.sql', 'create table counted (n bigint)')
    write('aster', '9002-more.sql', 'create table more (n int)')
    await expect(migrate(pool, together())).rejects.toThrow(
      '9001-count.sql was changed after it had been applied',
    )
    expect((await migrationStatus(pool, together())).pending.map((one) => one.number)).toEqual([9002])
  })

  test('one that a newer copy has migrated is refused', async () => {
    await expect(migrate(pool, shipped)).rejects.toThrow('a newer one was here')
  })

  test('a failing file leaves nothing behind and names its line', async () => {
    write('aster', '9001-count.sql', 'create table counted (n int); insert into counted values (1)')
    write('aster', '9002-broken.sql', 'create table half (n int);\nselect nonsense;')
    await expect(migrate(pool, together())).rejects.toThrow(/9002-broken.sql failed at line 2: .*nonsense/)
    expect((await pool.query("select to_regclass('half') as half")).rows).toEqual([{ half: null }])
  })
})
