import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { firstPreviousHash, hashOfHead, headKey, signHead, type TreeHead } from './head.ts'
import type { HeadBook } from './head-book.ts'
import { leafHash } from './merkle.ts'
import { rootOf, writeTiles } from './stored-tree.ts'
import { treeOf } from './tables.ts'

const linesAtOnce = 5000

/**
 * Gives every line that has none a place in the tree, signs the new head, and writes it into the book outside the
 * database. Done by the worker every minute and before a backup; one at a time, however many run. Returns the
 * newest head, or `null` while there is no line at all.
 */
export async function sealHistories(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  book: HeadBook,
): Promise<TreeHead | null> {
  while (await transaction(database, (trx) => sealSome(trx, keyring, clock)));
  await catchUp(database, book)
  return newestHead(database)
}

/** The newest head in the database. */
export async function newestHead(database: Database): Promise<TreeHead | null> {
  const head = await treeOf(database)
    .selectFrom('heads')
    .selectAll()
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return head ?? null
}

/** Seals a share of the waiting lines; false when none waited. */
async function sealSome(trx: Database, keyring: Keyring, clock: Clock): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('audit.leaves', 0))`.execute(trx)
  const waiting = await treeOf(trx)
    .selectFrom('unsealed')
    .leftJoin('operations', (join) =>
      join
        .onRef('operations.personId', '=', 'unsealed.personId')
        .onRef('operations.number', '=', 'unsealed.number'),
    )
    .select(['queued', 'unsealed.personId', 'unsealed.number', 'operations.hash'])
    .orderBy('queued')
    .limit(linesAtOnce)
    .execute()
  // A queued line that is gone stays queued: the verification tells of it.
  const there = waiting.filter((line) => line.hash !== null)
  if (there.length === 0) return false
  const { size } = await treeOf(trx)
    .selectFrom('leaves')
    .select(sql<number>`coalesce(max(position) + 1, 0)`.as('size'))
    .executeTakeFirstOrThrow()
  const leaves = there.map(({ personId, number, hash }, index) => ({
    position: Number(size) + index,
    ...{ personId, number, hash: leafHash(Buffer.from(hash ?? '', 'hex')) },
  }))
  await treeOf(trx).insertInto('leaves').values(leaves).execute()
  await treeOf(trx)
    .deleteFrom('unsealed')
    .where(
      'queued',
      'in',
      there.map(({ queued }) => queued),
    )
    .execute()
  await writeTiles(trx, Number(size), Number(size) + leaves.length)
  await writeHead(trx, keyring, clock, Number(size) + leaves.length)
  return true
}

async function writeHead(trx: Database, keyring: Keyring, clock: Clock, size: number): Promise<void> {
  const before = await newestHead(trx)
  const head = signHead(headKey(keyring), {
    size,
    root: (await rootOf(trx, size)).toString('hex'),
    at: clock.now(),
    previousHash: before ? hashOfHead(before) : firstPreviousHash,
  })
  await treeOf(trx).insertInto('heads').values(head).execute()
}

/** Writes into the book what it lacks: after a stop in between, or on another machine. */
async function catchUp(database: Database, book: HeadBook): Promise<void> {
  const last = book.read().at(-1)
  const missing = await treeOf(database)
    .selectFrom('heads')
    .selectAll()
    .where('size', '>', last?.size ?? 0)
    .orderBy('size')
    .execute()
  const [first] = missing
  // A database that was put back to an earlier day and went on from there is no continuation of this book.
  const follows = !first || !last || first.previousHash === hashOfHead(last)
  if (follows) book.append(missing)
}
