import { addDays, type Day, dayInKazakhstan } from '#kz'
import { type Database, transaction } from '#platform/database'
import { bookEntry } from './book-entry.ts'
import { type ComparedOrder, type Finding, judgeLine } from './compare-statement.ts'
import { findMissing, movedOn } from './ledger.ts'
import { hearBank, takeOrder } from './move-order.ts'
import type { StatementLine } from './paying-bank.ts'
import type { PaymentsRoom } from './payments-room.ts'
import { bookingOfUnexplained } from './postings.ts'
import { type StoredOrder, tablesOf } from './tables.ts'

const daysBack = 10

/** How a day of the ledger compares with the statement of the bank. Sums in tiyn; money out is negative. */
export type Reconciliation = {
  readonly day: Day
  readonly at: Date
  readonly matched: number
  readonly matchedAmount: bigint
  /** In the ledger, not on the statement. */
  readonly missing: number
  /** On the statement, and no order explains it. */
  readonly extra: number
  /** Moved a second time. */
  readonly duplicates: number
  readonly statementAmount: bigint
  readonly ledgerAmount: bigint
}

/**
 * Compares a day with the bank's statement. A line that tells how an order ended is taken at its word; one that
 * nothing explains is booked into suspense, so that ledger and statement agree to the tiyn. Run again at any time:
 * what was booked is not booked twice. `null`: the bank gave no statement.
 */
export async function reconcileDay(room: PaymentsRoom, day: Day): Promise<Reconciliation | null> {
  const lines = await room.bank.readStatement(day)
  if (lines === null) return null
  const inOrder = lines.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return transaction(room.database, async (trx) => {
    for (const line of inOrder) await takeLine({ ...room, database: trx }, day, line)
    return writeReconciliation({ ...room, database: trx }, day)
  })
}

/** The work of the job: every day that is over and not yet in agreement, ten days back. Returns how many were compared. */
export async function reconcileDays(room: PaymentsRoom): Promise<number> {
  const today = dayInKazakhstan(room.clock.now())
  const { first } = await tablesOf(room.database)
    .selectFrom('entries')
    .select(({ fn }) => fn.min('day').as('first'))
    .executeTakeFirstOrThrow()
  const done = await tablesOf(room.database)
    .selectFrom('reconciliations')
    .select('day')
    .where('missing', '=', 0)
    .execute()
  const agreed = new Set(done.map(({ day }) => day))
  let compared = 0
  for (let day = addDays(today, -daysBack); first !== null && day < today; day = addDays(day, 1))
    if (day >= first && !agreed.has(day) && (await reconcileDay(room, day))) compared += 1
  return compared
}

async function takeLine(room: PaymentsRoom, day: Day, line: StatementLine): Promise<void> {
  const { database: trx } = room
  const known = await tablesOf(trx)
    .selectFrom('statementLines')
    .select('lineId')
    .where('lineId', '=', line.lineId)
    .executeTakeFirst()
  if (known) return
  const order = line.orderKey === null ? undefined : await orderOf(trx, line.orderKey)
  const finding = judgeLine(line, order && (await compared(trx, order)), await seenBefore(trx, line.orderKey))
  if (finding === 'proves' && order) await takeAtItsWord(room, order, line)
  if (finding === 'extra' || finding === 'duplicate')
    await bookEntry(trx, room.clock, {
      ...bookingOfUnexplained(line.amount),
      ...{ entryKey: `line:${line.lineId}`, orderId: order?.id ?? null, day },
    })
  const found = finding === 'proves' ? 'matched' : finding
  await tablesOf(trx)
    .insertInto('statementLines')
    .values({ ...line, day, found })
    .execute()
}

async function takeAtItsWord({ database, clock }: PaymentsRoom, order: StoredOrder, line: StatementLine) {
  // The statement counts no changes; it is newer than whatever was heard so far.
  const version = order.bankVersion + 1
  const said =
    line.amount < 0n
      ? ({ state: 'paid', version, at: line.at } as const)
      : ({ state: 'returned', version, at: line.at, reason: 'other' } as const)
  await hearBank(database, clock, order, said, 'statement')
  // A call that is still on its way may know more than the statement, such as a reason.
  const { bankVersion } = order
  await tablesOf(database).updateTable('orders').set({ bankVersion }).where('id', '=', order.id).execute()
}

async function orderOf(trx: Database, orderKey: string): Promise<StoredOrder | undefined> {
  const found = await tablesOf(trx)
    .selectFrom('orders')
    .select('id')
    .where('orderKey', '=', orderKey)
    .executeTakeFirst()
  return found && takeOrder(trx, found.id)
}

async function compared(trx: Database, order: StoredOrder): Promise<ComparedOrder> {
  const entries = await tablesOf(trx)
    .selectFrom('entries')
    .select('kind')
    .where('orderId', '=', order.id)
    .execute()
  const kinds = new Set(entries.map(({ kind }) => kind))
  return {
    orderKey: order.orderKey,
    amount: BigInt(order.amount),
    state: order.state,
    hasLeft: kinds.has('paid'),
    hasComeBack: kinds.has('returned-after-paid'),
  }
}

async function seenBefore(trx: Database, orderKey: string | null) {
  if (orderKey === null) return []
  const rows = await tablesOf(trx)
    .selectFrom('statementLines')
    .select('amount')
    .where('orderKey', '=', orderKey)
    .execute()
  return rows.map(({ amount }) => ({ amount: BigInt(amount) }))
}

async function writeReconciliation({ database, clock }: PaymentsRoom, day: Day): Promise<Reconciliation> {
  const lines = await tablesOf(database)
    .selectFrom('statementLines')
    .select(['found', 'amount'])
    .where('day', '=', day)
    .execute()
  const of = (finding: Finding) => lines.filter(({ found }) => found === finding)
  const sum = (some: readonly { readonly amount: number }[]) =>
    some.reduce((total, { amount }) => total + BigInt(amount), 0n)
  const result = {
    at: clock.now(),
    matched: of('matched').length,
    matchedAmount: sum(of('matched')),
    missing: (await findMissing(database, day)).length,
    extra: of('extra').length,
    duplicates: of('duplicate').length,
    statementAmount: sum(lines),
    ledgerAmount: await movedOn(database, day),
  }
  await tablesOf(database)
    .insertInto('reconciliations')
    .values({ day, ...result })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(result))
    .execute()
  return { day, ...result }
}
