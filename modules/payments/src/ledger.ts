import { sql } from 'kysely'
import type { Day } from '#kz'
import type { Database } from '#platform/database'
import { isOutcome } from './order.ts'
import { type Account, accounts } from './postings.ts'
import { tablesOf } from './tables.ts'

/** What stands on an account; a debit is positive. */
export type Balance = { readonly account: Account; readonly amount: bigint }

/**
 * Whether an order has come to its end and its entries leave nothing owed or under way: no application may reach a
 * final stage before. Ask in the transaction of the move.
 */
export async function isSettled(database: Database, orderId: string): Promise<boolean> {
  const order = await tablesOf(database)
    .selectFrom('orders')
    .select('state')
    .where('id', '=', orderId)
    .executeTakeFirst()
  if (!order || !isOutcome(order.state)) return false
  const open = await balancesOf(database, orderId)
  return open.every(
    ({ account, amount }) => amount === 0n || account === 'state-corporation' || account === 'fund',
  )
}

/** Every account of the ledger with what stands on it. */
export async function readBalances(database: Database): Promise<readonly Balance[]> {
  return balancesOf(database)
}

async function balancesOf(database: Database, orderId?: string): Promise<readonly Balance[]> {
  const rows = await tablesOf(database)
    .selectFrom('postings')
    .innerJoin('entries', 'entries.id', 'postings.entryId')
    .select(['postings.account', sql<string>`sum(postings.amount)::text`.as('amount')])
    .$if(orderId !== undefined, (query) => query.where('entries.orderId', '=', orderId ?? ''))
    .groupBy('postings.account')
    .execute()
  const sums = new Map(rows.map(({ account, amount }) => [account, BigInt(amount)]))
  return accounts.map((account) => ({ account, amount: sums.get(account) ?? 0n }))
}

/** How much the ledger says moved on the paying account on a day; money out is negative. */
export async function movedOn(database: Database, day: Day): Promise<bigint> {
  const { amount } = await tablesOf(database)
    .selectFrom('postings')
    .innerJoin('entries', 'entries.id', 'postings.entryId')
    .select(sql<string>`coalesce(sum(postings.amount), 0)::text`.as('amount'))
    .where('entries.day', '=', day)
    .where('postings.account', '=', 'state-corporation')
    .executeTakeFirstOrThrow()
  return BigInt(amount)
}

/** Money that moved by the ledger and not by the bank's statements. */
export type MissingMovement = {
  readonly orderId: string
  readonly number: number
  readonly orderKey: string
  readonly amount: bigint
}

/** What the ledger says moved on a day and no statement shows. */
export async function findMissing(database: Database, day: Day): Promise<readonly MissingMovement[]> {
  const rows = await tablesOf(database)
    .selectFrom('postings')
    .innerJoin('entries', 'entries.id', 'postings.entryId')
    .innerJoin('orders', 'orders.id', 'entries.orderId')
    .select(['orders.id as orderId', 'orders.number', 'orders.orderKey', 'postings.amount'])
    .where('entries.day', '=', day)
    .where('entries.kind', 'in', ['paid', 'returned-after-paid'])
    .where('postings.account', '=', 'state-corporation')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('statementLines')
            .select('lineId')
            .whereRef('statementLines.orderKey', '=', 'orders.orderKey')
            .whereRef('statementLines.amount', '=', 'postings.amount')
            .where('statementLines.found', '=', 'matched'),
        ),
      ),
    )
    .orderBy('orders.number')
    .execute()
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
}
