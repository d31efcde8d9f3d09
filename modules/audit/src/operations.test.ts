import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { transaction } from '#platform/database'
import { openTestDatabase } from '#platform/testing'
import { listOperations, type NewOperation, recordOperation, verifyOperations } from './index.ts'

const { database } = await openTestDatabase()
const clock = fixedClock('2026-11-23T05:00:00Z')

const entryOf = (personId: string, changes: Partial<NewOperation> = {}): NewOperation => ({
  personId,
  operation: 'signed-in',
  by: 'self',
  channel: 'portal',
  device: 'Chrome, Android',
  result: 'done',
  details: { method: 'passkey' },
  ...changes,
})

const record = (entry: NewOperation) =>
  transaction(database, (trx) => recordOperation(trx, clock, entry)).finally(() => clock.advance(1000))

test('given three operations, when the person looks, then they come newest first and page by page', async () => {
  const person = randomUUID()
  await record(entryOf(person, { operation: 'digital-id-created', by: 'system', channel: 'digital-id' }))
  await record(entryOf(person))
  await record(entryOf(person, { operation: 'signed-out' }))

  const first = await listOperations(database, person, { limit: 2 })
  expect(first.map((line) => [line.number, line.operation])).toEqual([
    [3, 'signed-out'],
    [2, 'signed-in'],
  ])
  const second = await listOperations(database, person, { limit: 2, before: 2 })
  expect(second).toMatchObject([{ number: 1, operation: 'digital-id-created', by: 'system' }])
})

test('each line carries the hash of the line before it', async () => {
  const person = randomUUID()
  const one = await record(entryOf(person))
  const two = await record(entryOf(person))
  expect(one.previousHash).toBe('0'.repeat(64))
  expect(two.previousHash).toBe(one.hash)
  expect(await listOperations(database, person)).toEqual([two, one])
})

test('lines written at the same moment follow one another without a gap', async () => {
  const person = randomUUID()
  await Promise.all(Array.from({ length: 8 }, () => record(entryOf(person))))
  const numbers = (await listOperations(database, person)).map((line) => line.number)
  expect(numbers).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
  expect(await verifyOperations(database)).toMatchObject({ kind: 'whole' })
})

test('an operation of a transaction that fails leaves no line', async () => {
  const person = randomUUID()
  const failing = transaction(database, async (trx) => {
    await recordOperation(trx, clock, entryOf(person))
    throw new Error('the rest went wrong')
  })
  await expect(failing).rejects.toThrow('the rest went wrong')
  expect(await listOperations(database, person)).toEqual([])
})

test('details that are not on the list are left out', async () => {
  const person = randomUUID()
  const details = { method: 'face', iin: '850715300013' }
  const line = await record(entryOf(person, { details }))
  expect(line.details).toEqual({ method: 'face' })
})

test.each([
  ['changed', sql`UPDATE audit.operations SET result = 'failed'`],
  ['deleted', sql`DELETE FROM audit.operations`],
  ['emptied', sql`TRUNCATE audit.operations`],
])('the history cannot be %s', async (_, statement) => {
  await record(entryOf(randomUUID()))
  await expect(statement.execute(database)).rejects.toThrow('append-only')
})

test('a line changed behind the back of the database shows in the verification', async () => {
  const person = randomUUID()
  await record(entryOf(person))
  await record(entryOf(person, { result: 'refused' }))
  expect(await verifyOperations(database)).toMatchObject({ kind: 'whole' })

  await sql`ALTER TABLE audit.operations DISABLE TRIGGER USER`.execute(database)
  await sql`UPDATE audit.operations SET result = 'done' WHERE person_id = ${person} AND number = 2`.execute(
    database,
  )
  expect(await verifyOperations(database)).toEqual({ kind: 'broken', personId: person, number: 2 })

  await sql`DELETE FROM audit.operations WHERE person_id = ${person} AND number = 1`.execute(database)
  expect(await verifyOperations(database)).toEqual({ kind: 'broken', personId: person, number: 1 })
  await sql`ALTER TABLE audit.operations ENABLE TRIGGER USER`.execute(database)
})
