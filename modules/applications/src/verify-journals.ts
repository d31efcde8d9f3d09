import { sql } from 'kysely'
import type { Database } from '#platform/database'
import { firstBrokenMove } from './journal.ts'
import { type ApplicationRow, type MoveRow, tablesOf } from './tables.ts'

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
  const counted = { applications: 0, moves: 0 }
  let last: string | null = null
  for (;;) {
    const page: readonly Judged[] = await readAfter(database, last)
    const [moves, leaves] = await Promise.all([movesOf(database, page), leavesOf(database, page)])
    for (const row of page) {
      const own = moves.get(row.id) ?? []
      const broken = judge(row, own, leaves.get(`${row.personId} ${row.number}`) ?? [])
      if (broken) return { kind: 'broken', applicationId: row.id, ...broken }
      counted.applications += 1
      counted.moves += own.length
      last = row.id
    }
    if (page.length < applicationsAtOnce) return { kind: 'whole', ...counted }
  }
}

const applicationsAtOnce = 1000

type Judged = Pick<ApplicationRow, 'id' | 'number' | 'personId' | 'moves' | 'stage'>
type Fault = Pick<Extract<JournalsVerdict, { kind: 'broken' }>, 'number' | 'why'>

function judge(row: Judged, moves: readonly MoveRow[], leaves: readonly (string | null)[]): Fault | null {
  const broken = firstBrokenMove(moves)
  if (broken !== null) return { number: broken, why: 'entry' }
  const last = moves.at(-1)
  if (row.moves !== moves.length || (last && last.toStage !== row.stage))
    return { number: moves.length, why: 'projection' }
  const count = Math.max(leaves.length, moves.length)
  for (let place = 0; place < count; place += 1)
    if (leaves[place] !== moves[place]?.hash) return { number: place + 1, why: 'leaf' }
  return null
}

function readAfter(database: Database, last: string | null): Promise<readonly Judged[]> {
  return tablesOf(database)
    .selectFrom('applications')
    .select(['id', 'number', 'personId', 'moves', 'stage'])
    .$if(last !== null, (query) => query.where('id', '>', last ?? ''))
    .orderBy('id')
    .limit(applicationsAtOnce)
    .execute()
}

async function movesOf(
  database: Database,
  page: readonly Judged[],
): Promise<ReadonlyMap<string, readonly MoveRow[]>> {
  const rows = await tablesOf(database)
    .selectFrom('moves')
    .selectAll()
    .where(sql<boolean>`application_id = any(${page.map(({ id }) => id)}::uuid[])`)
    .orderBy('applicationId')
    .orderBy('number')
    .execute()
  return Map.groupBy(rows, ({ applicationId }) => applicationId)
}

/** The hashes of the journals' entries as the audit has them, in the order of the entries, by person and number. */
async function leavesOf(
  database: Database,
  page: readonly Judged[],
): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
  const people = [...new Set(page.map(({ personId }) => personId))]
  const { rows } = await sql<{ journal: string; entry: string | null }>`
    SELECT person_id || ' ' || (details->>'case') AS journal, details->>'entry' AS entry FROM audit.operations
    WHERE person_id = any(${people}::uuid[]) AND operation = 'application-moved'
    ORDER BY person_id, number`.execute(database)
  const journals = new Map<string, (string | null)[]>()
  for (const { journal, entry } of rows) journals.set(journal, [...(journals.get(journal) ?? []), entry])
  return journals
}
