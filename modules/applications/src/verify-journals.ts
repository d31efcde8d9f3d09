import { sql } from 'kysely'
import type { Database } from '#platform/database'
import { firstBrokenMove, readMoves } from './journal.ts'
import { tablesOf } from './tables.ts'

/** What `senim audit verify` says of the journals of applications. */
export type JournalsVerdict =
  | { readonly kind: 'whole'; readonly applications: number; readonly moves: number }
  | {
      readonly kind: 'broken'
      readonly applicationId: string
      /** The first entry that does not follow, is missing, or disagrees with what the application says. */
      readonly number: number
      readonly why: 'entry' | 'projection' | 'leaf'
    }

/**
 * Recomputes every journal: entries follow one another, the application stands where its last entry says, and every
 * entry has its leaf in the audit with the same hash, so that a journal rolled back with its projection shows too.
 */
export async function verifyJournals(database: Database): Promise<JournalsVerdict> {
  const rows = await tablesOf(database)
    .selectFrom('applications')
    .select(['id', 'number', 'personId', 'moves', 'stage'])
    .orderBy('id')
    .execute()
  let counted = 0
  for (const row of rows) {
    const moves = await readMoves(database, row.id)
    const broken = firstBrokenMove(moves)
    if (broken !== null) return { kind: 'broken', applicationId: row.id, number: broken, why: 'entry' }
    const last = moves.at(-1)
    if (row.moves !== moves.length || (last && last.toStage !== row.stage))
      return { kind: 'broken', applicationId: row.id, number: moves.length, why: 'projection' }
    const leaves = await leavesOf(database, row.personId, row.number)
    const count = Math.max(leaves.length, moves.length)
    for (let place = 0; place < count; place += 1)
      if (leaves[place] !== moves[place]?.hash)
        return { kind: 'broken', applicationId: row.id, number: place + 1, why: 'leaf' }
    counted += moves.length
  }
  return { kind: 'whole', applications: rows.length, moves: counted }
}

/** The hashes of the journal's entries as the audit has them, in the order of the entries. */
async function leavesOf(database: Database, personId: string, number: string): Promise<readonly string[]> {
  const { rows } = await sql<{ entry: string }>`
    SELECT details->>'entry' AS entry FROM audit.operations
    WHERE person_id = ${personId} AND operation = 'application-moved' AND details->>'case' = ${number}
    ORDER BY number`.execute(database)
  return rows.map(({ entry }) => entry)
}
