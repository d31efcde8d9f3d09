import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely'
import type { Day } from '#kz'
import { type Database, tables } from '#platform/database'
import type { OrderState, ReturnReason, StepCause } from './order.ts'
import type { Account, EntryKind } from './postings.ts'

/** Stored as bigint: read as a number that is known to be exact, written as a bigint. */
type Tiyn = ColumnType<number, bigint, bigint>

type OrderRow = {
  readonly id: string
  readonly number: GeneratedAlways<number>
  readonly orderKey: string
  readonly contentHash: Buffer
  readonly applicationId: string
  readonly personId: string
  readonly payeeLookup: Buffer
  readonly payeeSealed: Buffer
  readonly amount: Tiyn
  readonly purpose: string
  readonly state: OrderState
  readonly stateAt: Date
  readonly createdAt: Date
  readonly bankVersion: Generated<number>
  readonly returnReason: ReturnReason | null
  readonly tries: Generated<number>
  readonly nextAt: Date
}

type LineRow = {
  readonly orderId: string
  readonly number: number
  readonly knp: string
  readonly amount: Tiyn
  readonly reference: string
}

type StepRow = {
  readonly orderId: string
  readonly number: number
  readonly at: Date
  readonly state: OrderState
  readonly cause: StepCause
  readonly reason: ReturnReason | null
}

type EntryRow = {
  readonly id: GeneratedAlways<number>
  readonly entryKey: string
  readonly kind: EntryKind
  readonly orderId: string | null
  readonly day: Day
  readonly at: Date
}

type PostingRow = { readonly entryId: number; readonly account: Account; readonly amount: Tiyn }

type StatementLineRow = {
  readonly lineId: string
  readonly day: Day
  readonly at: Date
  readonly orderKey: string | null
  readonly amount: Tiyn
  readonly found: 'matched' | 'extra' | 'duplicate'
}

type ReconciliationRow = {
  readonly day: Day
  readonly at: Date
  readonly matched: number
  readonly matchedAmount: Tiyn
  readonly missing: number
  readonly extra: number
  readonly duplicates: number
  readonly statementAmount: Tiyn
  readonly ledgerAmount: Tiyn
}

export type StoredOrder = Selectable<OrderRow>

/** Where the sealed payee of an order lives. */
export function payeePlace(orderId: string) {
  return { table: 'payments.orders', column: 'payee', row: orderId }
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{
    orders: OrderRow
    orderLines: LineRow
    steps: StepRow
    entries: EntryRow
    postings: PostingRow
    statementLines: StatementLineRow
    reconciliations: ReconciliationRow
  }>(database, 'payments')
}
