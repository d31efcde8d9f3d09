import { createHash } from 'node:crypto'
import type { Database } from '#platform/database'
import { type MoveRow, tablesOf } from './tables.ts'

/** What the first entry of every journal follows. */
const startOfJournal = '0'.repeat(64)

/** Appends an entry to the journal of an application that the caller's transaction holds. */
export async function appendMove(
  trx: Database,
  entry: Omit<MoveRow, 'previousHash' | 'hash'>,
): Promise<MoveRow> {
  const last = await tablesOf(trx)
    .selectFrom('moves')
    .select(['number', 'hash'])
    .where('applicationId', '=', entry.applicationId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const line = { ...entry, previousHash: last?.hash ?? startOfJournal }
  const row = { ...line, hash: hashOf(line) }
  await tablesOf(trx).insertInto('moves').values(row).execute()
  return row
}

/** A whole new journal: every entry follows from the one before it. */
export function chainMoves(entries: readonly Omit<MoveRow, 'previousHash' | 'hash'>[]): readonly MoveRow[] {
  let previousHash = startOfJournal
  return entries.map((entry) => {
    const line = { ...entry, previousHash }
    const hash = hashOf(line)
    previousHash = hash
    return { ...line, hash }
  })
}

/** The journal of an application, from its first move on. */
export function readMoves(database: Database, applicationId: string): Promise<readonly MoveRow[]> {
  return tablesOf(database)
    .selectFrom('moves')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .orderBy('number')
    .execute()
}

/** The number of the first entry that does not follow from the one before it, or null when all do. */
export function firstBrokenMove(moves: readonly MoveRow[]): number | null {
  let previousHash = startOfJournal
  let stage = moves[0]?.fromStage
  for (const [index, move] of moves.entries()) {
    const follows =
      move.number === index + 1 && move.previousHash === previousHash && move.fromStage === stage
    if (!follows || move.hash !== hashOf(move)) return index + 1
    previousHash = move.hash
    stage = move.toStage
  }
  return null
}

function hashOf(move: Omit<MoveRow, 'hash'>): string {
  const line = [
    ...[move.previousHash, move.applicationId, move.number, move.move, move.fromStage, move.toStage],
    ...[move.madeBy, move.makerId, move.at.toISOString(), move.edition, move.signatureRequest],
    ...[move.valuesSealed, move.formKey].map((bytes) => bytes && Buffer.from(bytes).toString('base64')),
  ]
  return createHash('sha256').update(JSON.stringify(line)).digest('hex')
}
