import type { Database } from '#platform/database'
import { emptyRoot, pathIn, rootOver } from './merkle.ts'
import { treeOf } from './tables.ts'

/** How many units of one level make one of the next. */
const tileSize = 256

/** The root of the first `size` leaves, out of some hundred rows whatever the size. */
export async function rootOf(database: Database, size: number): Promise<Buffer> {
  if (size === 0) return emptyRoot
  let rest: Uint8Array | null = null
  for (let level = 0; ; level++) {
    const count = unitsIn(size, level)
    const block = Math.floor(count / tileSize)
    const units = await readUnits(database, level, block * tileSize, count)
    const list: readonly Uint8Array[] = rest === null ? units : [...units, rest]
    rest = list.length > 0 ? rootOver(list) : null
    if (block === 0 && rest !== null) return Buffer.from(rest)
  }
}

/** The hashes that lead from the leaf at a position to the root of the first `size` leaves. */
export async function pathOf(
  database: Database,
  position: number,
  size: number,
): Promise<readonly Uint8Array[]> {
  const path: Uint8Array[] = []
  let rest: Uint8Array | null = null
  let index = position
  for (let level = 0; ; level++) {
    const count = unitsIn(size, level)
    const last = Math.floor(count / tileSize)
    const block = Math.floor(index / tileSize)
    const own = await listOf(database, level, block, count, rest)
    path.push(...pathIn(index % tileSize, own))
    const tail: readonly Uint8Array[] =
      block === last ? own : await listOf(database, level, last, count, rest)
    rest = tail.length > 0 ? rootOver(tail) : null
    if (last === 0) return path
    // The last block is whole and has no rest: it is a unit of the next level like the others.
    index = block
  }
}

async function listOf(
  database: Database,
  level: number,
  block: number,
  count: number,
  rest: Uint8Array | null,
): Promise<readonly Uint8Array[]> {
  const from = block * tileSize
  const units = await readUnits(database, level, from, Math.min(count, from + tileSize))
  const holdsRest = rest !== null && count < from + tileSize && count >= from
  return holdsRest ? [...units, rest] : units
}

/** After leaves were added up to `size`: writes down every subtree that has become whole. */
export async function writeTiles(trx: Database, before: number, size: number): Promise<void> {
  for (let level = 1; unitsIn(size, level) > 0; level++) {
    const made: { level: number; position: number; hash: Buffer }[] = []
    for (let position = unitsIn(before, level); position < unitsIn(size, level); position++) {
      const below = await readUnits(trx, level - 1, position * tileSize, (position + 1) * tileSize)
      made.push({ level, position, hash: rootOver(below) })
    }
    if (made.length > 0) await treeOf(trx).insertInto('tiles').values(made).execute()
  }
}

function unitsIn(size: number, level: number): number {
  return Math.floor(size / tileSize ** level)
}

async function readUnits(
  database: Database,
  level: number,
  from: number,
  to: number,
): Promise<readonly Uint8Array[]> {
  if (to <= from) return []
  const rows =
    level === 0
      ? await treeOf(database)
          .selectFrom('leaves')
          .select('hash')
          .where('position', '>=', from)
          .where('position', '<', to)
          .orderBy('position')
          .execute()
      : await treeOf(database)
          .selectFrom('tiles')
          .select('hash')
          .where('level', '=', level)
          .where('position', '>=', from)
          .where('position', '<', to)
          .orderBy('position')
          .execute()
  return rows.map(({ hash }) => hash)
}
