import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import { type Database, tables } from '#platform/database'
import { followsFrom, hashOf, startOfChain } from './chain.ts'
import type {
  Line,
  NewOperation,
  NewStaffAct,
  Operation,
  OperationDetails,
  OperationKind,
  StaffAct,
  StaffActKind,
} from './operation.ts'

type Kind = OperationKind | StaffActKind
type OperationRow = Omit<Line<Kind>, 'by'> & { readonly performedBy: Operation['by'] }

const linesAtOnce = 5000

const detailKeys = [
  'reason',
  'purpose',
  'method',
  'client',
  'language',
  'textVersion',
  'attempt',
  'entry',
  'case',
  'member',
  'roles',
] as const

/** Appends a line to a person's operation history, inside the caller's transaction: both happen or neither. */
export function recordOperation(trx: Database, clock: Clock, entry: NewOperation): Promise<Operation> {
  return append(trx, clock, entry)
}

/** Appends a line to the history of a member of staff, inside the caller's transaction. */
export function recordStaffAct(
  trx: Database,
  clock: Clock,
  { memberId, act, ...entry }: NewStaffAct,
): Promise<StaffAct> {
  return append(trx, clock, { ...entry, personId: memberId, operation: act })
}

async function append<Written extends Kind>(
  trx: Database,
  clock: Clock,
  entry: Omit<NewOperation, 'operation'> & { readonly operation: Written },
): Promise<Line<Written>> {
  // Two lines of one person at once would both follow the same line; the second waits for the first.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`audit.operations ${entry.personId}`}, 0))`.execute(
    trx,
  )
  const last = await audit(trx)
    .selectFrom('operations')
    .select(['number', 'hash'])
    .where('personId', '=', entry.personId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const line = {
    personId: entry.personId,
    number: (last?.number ?? 0) + 1,
    at: clock.now(),
    operation: entry.operation,
    by: entry.by,
    channel: entry.channel,
    device: entry.device ?? null,
    result: entry.result,
    details: allowedDetails(entry.details ?? {}),
    previousHash: last?.hash ?? startOfChain,
  }
  const operation = { ...line, hash: hashOf(line) }
  await audit(trx).insertInto('operations').values(rowOf(operation)).execute()
  return operation
}

/** A page of a person's operation history, newest first; `before` is the number of the last line already shown. */
export async function listOperations(
  database: Database,
  personId: string,
  page: { readonly before?: number; readonly limit?: number } = {},
): Promise<readonly Operation[]> {
  const rows = await audit(database)
    .selectFrom('operations')
    .selectAll()
    .where('personId', '=', personId)
    .$if(page.before !== undefined, (query) => query.where('number', '<', page.before ?? 0))
    .orderBy('number', 'desc')
    .limit(page.limit ?? 20)
    .execute()
  return rows.map((row) => operationOf(row) as Operation)
}

/** A page of what these members of staff did, newest first. */
export async function listStaffActs(
  database: Database,
  memberIds: readonly string[],
  page: { readonly limit: number; readonly skip?: number },
): Promise<readonly StaffAct[]> {
  if (memberIds.length === 0) return []
  const rows = await audit(database)
    .selectFrom('operations')
    .selectAll()
    .where('personId', 'in', [...memberIds])
    .orderBy('at', 'desc')
    .orderBy('personId')
    .orderBy('number', 'desc')
    .limit(page.limit)
    .offset(page.skip ?? 0)
    .execute()
  return rows.map((row) => operationOf(row) as StaffAct)
}

/** How many lines a person's operation history has. */
export async function countOperations(database: Database, personId: string): Promise<number> {
  const { lines } = await audit(database)
    .selectFrom('operations')
    .select(({ fn }) => fn.countAll<string>().as('lines'))
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(lines)
}

export type HistoryVerdict =
  | { readonly kind: 'whole'; readonly people: number; readonly lines: number }
  | { readonly kind: 'broken'; readonly personId: string; readonly number: number }

/** Recomputes every hash of every history; a changed, missing or foreign line shows. */
export async function verifyOperations(database: Database): Promise<HistoryVerdict> {
  const tally = { people: 0, lines: 0 }
  let previous: Line<string> | null = null
  for (;;) {
    const page: readonly Line<string>[] = await readAfter(database, previous)
    for (const line of page) {
      const before: Line<string> | null = previous?.personId === line.personId ? previous : null
      if (!followsFrom(before, line))
        return { kind: 'broken', personId: line.personId, number: (before?.number ?? 0) + 1 }
      tally.lines += 1
      if (before === null) tally.people += 1
      previous = line
    }
    if (page.length < linesAtOnce) return { kind: 'whole', ...tally }
  }
}

async function readAfter(database: Database, last: Line<string> | null): Promise<readonly Line<string>[]> {
  const rows = await audit(database)
    .selectFrom('operations')
    .selectAll()
    .$if(last !== null, (query) =>
      query.where(sql<boolean>`(person_id, number) > (${last?.personId ?? null}, ${last?.number ?? 0})`),
    )
    .orderBy('personId')
    .orderBy('number')
    .limit(linesAtOnce)
    .execute()
  return rows.map(operationOf)
}

function audit(database: Database) {
  return tables<{ operations: OperationRow }>(database, 'audit')
}

function allowedDetails(details: OperationDetails): OperationDetails {
  return Object.fromEntries(
    detailKeys.filter((key) => details[key] !== undefined).map((key) => [key, details[key]]),
  )
}

function rowOf(line: Line<Kind>): OperationRow {
  const { by, ...rest } = line
  return { ...rest, performedBy: by }
}

function operationOf(row: OperationRow): Line<Kind> {
  const { performedBy, ...rest } = row
  return { ...rest, by: performedBy }
}
