import type { Day } from '#kz'
import type { Database } from '#platform/database'
import { findMissing, type MissingMovement } from './ledger.ts'
import type { StatementLine } from './paying-bank.ts'
import type { Reconciliation } from './reconcile-day.ts'
import { tablesOf } from './tables.ts'

/** A line of the statement with what became of it. */
export type ComparedLine = StatementLine & {
  readonly found: 'matched' | 'extra' | 'duplicate'
  /** The order of ours that it belongs to. */
  readonly orderId: string | null
  readonly number: number | null
}

/** A day with every line of the statement and everything that is missing on it. */
export type ReconciledDay = Reconciliation & {
  readonly lines: readonly ComparedLine[]
  readonly missingMovements: readonly MissingMovement[]
}

/** The days that were compared, newest first. */
export async function listReconciliations(
  database: Database,
  limit = 31,
): Promise<readonly Reconciliation[]> {
  const rows = await tablesOf(database)
    .selectFrom('reconciliations')
    .selectAll()
    .orderBy('day', 'desc')
    .limit(limit)
    .execute()
  return rows.map(inTiyn)
}

/** One day line by line, differences first; `null`: it was not compared. */
export async function readReconciliation(database: Database, day: Day): Promise<ReconciledDay | null> {
  const row = await tablesOf(database)
    .selectFrom('reconciliations')
    .selectAll()
    .where('day', '=', day)
    .executeTakeFirst()
  if (!row) return null
  const lines = await tablesOf(database)
    .selectFrom('statementLines')
    .leftJoin('orders', 'orders.orderKey', 'statementLines.orderKey')
    .select([
      'lineId',
      'at',
      'statementLines.orderKey',
      'statementLines.amount',
      'found',
      'orders.id as orderId',
      'number',
    ])
    .where('day', '=', day)
    .orderBy((eb) => eb.case().when('found', '=', 'matched').then(1).else(0).end())
    .orderBy('at')
    .orderBy('lineId')
    .execute()
  return {
    ...inTiyn(row),
    lines: lines.map((line) => ({ ...line, amount: BigInt(line.amount) })),
    missingMovements: await findMissing(database, day),
  }
}

type Stored = Omit<Reconciliation, 'matchedAmount' | 'statementAmount' | 'ledgerAmount'> & {
  readonly matchedAmount: number
  readonly statementAmount: number
  readonly ledgerAmount: number
}

function inTiyn(row: Stored): Reconciliation {
  return {
    ...row,
    matchedAmount: BigInt(row.matchedAmount),
    statementAmount: BigInt(row.statementAmount),
    ledgerAmount: BigInt(row.ledgerAmount),
  }
}
