import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '#platform/testing'
import { tables, transaction } from './index.ts'

const { database } = await openTestDatabase()

type LedgerTables = {
  entries: { id: number; enteredOn: string; tiyn: number; enteredAt: Date; facts: { someKey: number } }
}
const ledger = tables<LedgerTables>(database, 'ledger')
const entry = (id: number) => ({
  id,
  enteredOn: '2026-11-22',
  tiyn: 850_000_000_00,
  enteredAt: new Date('2026-11-22T10:00:00.123Z'),
  facts: { someKey: 1 },
})

beforeAll(async () => {
  await sql`create schema ledger`.execute(database)
  await sql`create table ledger.entries (
    id int primary key, entered_on date, tiyn bigint, entered_at timestamptz, facts jsonb)`.execute(database)
})

test('a row comes back as it went in: days as text, amounts as numbers, camelCase', async () => {
  await ledger.insertInto('entries').values(entry(1)).execute()
  expect(await ledger.selectFrom('entries').selectAll().execute()).toEqual([entry(1)])
})

test('a failed transaction leaves nothing, and an inner one belongs to the outer', async () => {
  const work = transaction(database, async (outer) => {
    await transaction(outer, (inner) =>
      tables<LedgerTables>(inner, 'ledger').insertInto('entries').values(entry(2)).execute(),
    )
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  expect(await ledger.selectFrom('entries').select('id').where('id', '=', 2).execute()).toEqual([])
})

test('text sorts by code point everywhere alike and lower() knows Kazakh letters', async () => {
  const { rows } = await sql<{ word: string }>`select lower('ӘҒҚҢӨҰҮҺІ') as word`.execute(database)
  expect(rows[0]?.word).toBe('әғқңөұүһі')
})

test('a number too large to be exact is refused instead of rounded', async () => {
  await expect(sql`select 9007199254740993::bigint as n`.execute(database)).rejects.toThrow(RangeError)
})
