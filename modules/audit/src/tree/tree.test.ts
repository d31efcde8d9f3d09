import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { transaction } from '#platform/database'
import { openTestDatabase, testConfig } from '#platform/testing'
import {
  isProof,
  isSignedHead,
  newestHead,
  openHeadBook,
  proveLine,
  recordOperation,
  sealHistories,
  verifyTree,
} from '../index.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const guarded = ['operations', 'leaves', 'tiles', 'heads']

/** Somebody who owns the database does what they like with it. */
async function behindTheBack(...statements: readonly string[]) {
  for (const table of guarded) await pool.query(`alter table audit.${table} disable trigger user`)
  for (const statement of statements) await pool.query(statement)
  for (const table of guarded) await pool.query(`alter table audit.${table} enable trigger user`)
}

beforeEach(() =>
  behindTheBack(
    'truncate audit.operations, audit.leaves, audit.tiles, audit.heads',
    'delete from audit.unsealed',
  ),
)

async function write(personId: string = randomUUID(), lines = 1) {
  for (let line = 0; line < lines; line++)
    await transaction(database, (trx) =>
      recordOperation(trx, clock, {
        ...{ personId, operation: 'signed-in', by: 'self', channel: 'portal', result: 'done' },
      }),
    )
  return personId
}

function newBook() {
  const folder = mkdtempSync(join(tmpdir(), 'senim-heads-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'audit', 'heads.jsonl')
  return { file, ...openHeadBook(file) }
}

type Book = ReturnType<typeof newBook>
const seal = (book: Book) => sealHistories(database, keyring, clock, book)
const verdict = (book: Book) => verifyTree(database, keyring, book.read())

/** Two people with three lines each, sealed in two heads. */
async function twoHistories() {
  const book = newBook()
  const one = await write(undefined, 3)
  await seal(book)
  const other = await write(undefined, 3)
  await seal(book)
  return { book, one, other }
}

test('an empty tree is whole', async () => {
  const book = newBook()
  expect(await seal(book)).toBeNull()
  expect(await verdict(book)).toMatchObject({ kind: 'whole', size: 0, keptHeads: 0 })
})

test('every line gets a place, and every head is signed and follows from the one before it', async () => {
  const { book } = await twoHistories()
  const heads = book.read()
  expect(heads.map(({ size }) => size)).toEqual([3, 6])
  expect(heads.every((head) => isSignedHead(keyring, head))).toBe(true)
  expect(await newestHead(database)).toEqual(heads[1])
  expect(await verdict(book)).toEqual({ kind: 'whole', size: 6, root: heads[1]?.root, keptHeads: 2 })
  await seal(book)
  expect(book.read()).toEqual(heads)
})

test('sealed by several at once, a line has one place', async () => {
  const book = newBook()
  await write(undefined, 5)
  await Promise.all(Array.from({ length: 5 }, () => sealHistories(database, keyring, clock, newBook())))
  expect(await verdict(book)).toMatchObject({ kind: 'whole', size: 5 })
})

test('the root of the stored tree, and proofs out of it, are right over the borders of its tiles', async () => {
  const book = newBook()
  const people: string[] = []
  for (const more of [255, 1, 1, 256, 90]) {
    const values = Array.from({ length: more }, () => randomUUID())
    people.push(...values)
    for (const personId of values) await write(personId)
    await seal(book)
    expect(await verdict(book), `${people.length}`).toMatchObject({ kind: 'whole', size: people.length })
  }
  for (const position of [0, 255, 256, 511, 512, 602]) {
    const proof = await proveLine(database, people[position] ?? '', 1)
    expect(proof?.position).toBe(position)
    expect(proof && isProof(proof), `${position}`).toBe(true)
    expect(proof && isProof({ ...proof, lineHash: 'ab'.repeat(32) })).toBe(false)
  }
})

test('a line without a place yet has no proof, and the tree is whole all the same', async () => {
  const { book } = await twoHistories()
  const late = await write()
  expect(await proveLine(database, late, 1)).toBeNull()
  expect(await proveLine(database, randomUUID(), 1)).toBeNull()
  expect(await verdict(book)).toMatchObject({ kind: 'whole', size: 6 })
})

describe('given somebody who owns the database', () => {
  test('a line cut off the end of a history shows', async () => {
    const { book, other } = await twoHistories()
    await behindTheBack(`delete from audit.operations where person_id = '${other}' and number = 3`)
    expect(await verdict(book)).toEqual({ kind: 'broken', reason: 'line-gone', personId: other, number: 3 })
  })

  test('so does one that was cut off before it had a place', async () => {
    const { book } = await twoHistories()
    const late = await write()
    await behindTheBack(`delete from audit.operations where person_id = '${late}'`)
    expect(await verdict(book)).toEqual({ kind: 'broken', reason: 'line-gone', personId: late, number: 1 })
  })

  test('a line that was changed together with its own hash shows', async () => {
    const { book, one } = await twoHistories()
    await behindTheBack(
      `update audit.operations set hash = repeat('ab', 32) where person_id = '${one}' and number = 3`,
    )
    expect(await verdict(book)).toEqual({ kind: 'broken', reason: 'line-changed', personId: one, number: 3 })
  })

  test('two lines that changed places show', async () => {
    const { book, one } = await twoHistories()
    await behindTheBack(
      `update audit.operations a set hash = b.hash from audit.operations b
       where a.person_id = '${one}' and b.person_id = a.person_id
         and (a.number, b.number) in ((1, 2), (2, 1))`,
    )
    expect(await verdict(book)).toMatchObject({ kind: 'broken', reason: 'line-changed', personId: one })
  })

  test('a line slipped in past the door shows', async () => {
    const { book, one } = await twoHistories()
    await behindTheBack(
      `insert into audit.operations select person_id, 4, at, operation, performed_by, channel, device, result, details,
         hash, repeat('cd', 32) from audit.operations where person_id = '${one}' and number = 3`,
    )
    expect(await verdict(book)).toEqual({ kind: 'broken', reason: 'line-foreign', lines: 1 })
  })

  test('a place taken out of the middle of the tree shows', async () => {
    const { book } = await twoHistories()
    await behindTheBack('delete from audit.leaves where position = 1')
    expect(await verdict(book)).toEqual({ kind: 'broken', reason: 'leaf-gone', position: 1 })
  })

  test('a database put back to an earlier day shows by the heads kept outside', async () => {
    const { book, other } = await twoHistories()
    await behindTheBack(
      `delete from audit.operations where person_id = '${other}'`,
      'delete from audit.leaves where position >= 3',
      'delete from audit.heads where size > 3',
    )
    expect(await verdict(book)).toEqual({ kind: 'broken', reason: 'rolled-back', size: 6 })
    // Without the book nobody could tell.
    expect(await verifyTree(database, keyring, [])).toMatchObject({ kind: 'whole', size: 3 })
  })

  test('and so does one that was put back and went on from there', async () => {
    const { book, other } = await twoHistories()
    await behindTheBack(
      `delete from audit.operations where person_id = '${other}'`,
      'delete from audit.leaves where position >= 3',
      'delete from audit.heads where size > 3',
    )
    await write(undefined, 4)
    await seal(book)
    expect(book.read()).toHaveLength(2)
    expect(await verdict(book)).toEqual({ kind: 'broken', reason: 'rolled-back', size: 6 })
  })

  test('a head that somebody else signed shows', async () => {
    const { book } = await twoHistories()
    await behindTheBack(`update audit.heads set root = repeat('ab', 32) where size = 3`)
    expect(await verdict(book)).toEqual({ kind: 'broken', reason: 'head-forged', size: 3 })
  })

  test('the tree is append-only', async () => {
    await twoHistories()
    for (const statement of [
      'delete from audit.leaves',
      'truncate audit.leaves',
      'update audit.heads set size = 9',
    ])
      await expect(pool.query(statement), statement).rejects.toThrow(/append-only/)
  })
})

test('half a line at the end of the book, as after a power cut, is left out; a forged one shows', async () => {
  const { book } = await twoHistories()
  appendFileSync(book.file, '{"size":7,"ro')
  expect(await verdict(book)).toMatchObject({ kind: 'whole', keptHeads: 2 })
  await write()
  await seal(book)
  expect(await verdict(book)).toMatchObject({ kind: 'whole', size: 7, keptHeads: 3 })
  writeFileSync(book.file, readFileSync(book.file, 'utf8').replace('"size":6', '"size":5'))
  expect(await verdict(book)).toEqual({ kind: 'broken', reason: 'head-forged', size: 5 })
})

test('a book that was lost is written anew from the database', async () => {
  const { book } = await twoHistories()
  const again = newBook()
  await seal(again)
  expect(again.read()).toEqual(book.read())
})
