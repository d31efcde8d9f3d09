import { dayInKazakhstan } from '#kz'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { bookEntry } from './book-entry.ts'
import { nextLook } from './next-look.ts'
import { type BankSilence, type BankWord, nextState } from './next-state.ts'
import { isOutcome, type OrderState, type StepCause } from './order.ts'
import { bookingOf } from './postings.ts'
import { type StoredOrder, tablesOf } from './tables.ts'

/** The order with its row locked until the transaction ends. */
export function takeOrder(trx: Database, id: string): Promise<StoredOrder | undefined> {
  return tablesOf(trx).selectFrom('orders').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/**
 * Takes what the bank said into a locked order: its state, the story and the ledger, or nothing at all when the word
 * is old. Returns the state the order is in then.
 */
export async function hearBank(
  trx: Database,
  clock: Clock,
  order: StoredOrder,
  word: BankWord | BankSilence,
  cause: StepCause,
): Promise<OrderState> {
  const to = nextState(order, word)
  if (to === null) return order.state
  // Whoever speaks of an order that we never began to send proves that it was sent: by a copy of ours since restored.
  const sent = order.state === 'ordered' ? await moveOrder(trx, clock, order, 'sent', cause) : order
  const from = await moveToPaidFirst(trx, clock, sent, word, cause)
  await moveOrder(trx, clock, from, to, cause, word.state === 'unknown' ? undefined : word)
  return to
}

/** Money that left and came back has left: the story and the ledger say both, even when the first word was lost. */
async function moveToPaidFirst(
  trx: Database,
  clock: Clock,
  order: StoredOrder,
  word: BankWord | BankSilence,
  cause: StepCause,
): Promise<StoredOrder> {
  if (word.state !== 'returned' || word.paidAt === undefined || order.state === 'paid') return order
  return moveOrder(trx, clock, order, 'paid', cause, {
    state: 'paid',
    version: order.bankVersion,
    at: word.paidAt,
  })
}

/** Writes one move: the row, a line of the story, and what it does to the ledger. Returns the order as it is then. */
export async function moveOrder(
  trx: Database,
  clock: Clock,
  order: StoredOrder,
  to: OrderState,
  cause: StepCause,
  word?: BankWord,
): Promise<StoredOrder> {
  const at = clock.now()
  const reason = word?.state === 'returned' ? word.reason : null
  const moved = {
    state: to,
    stateAt: at,
    returnReason: reason,
    bankVersion: word?.version ?? order.bankVersion,
    nextAt: isOutcome(to) ? at : nextLook(to, order.tries, at),
  }
  await tablesOf(trx).updateTable('orders').set(moved).where('id', '=', order.id).execute()
  await addStep(trx, { orderId: order.id, at, state: to, cause, reason })
  const booking = bookingOf(order.state, to, BigInt(order.amount))
  const day = dayInKazakhstan(word?.at ?? at)
  if (booking)
    await bookEntry(trx, clock, {
      ...booking,
      entryKey: `${order.id}:${booking.kind}`,
      orderId: order.id,
      day,
    })
  return { ...order, ...moved }
}

async function addStep(trx: Database, step: Omit<Parameters<typeof insertStep>[1], 'number'>): Promise<void> {
  const { last } = await tablesOf(trx)
    .selectFrom('steps')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('orderId', '=', step.orderId)
    .executeTakeFirstOrThrow()
  await insertStep(trx, { ...step, number: (last ?? 0) + 1 })
}

async function insertStep(
  trx: Database,
  step: {
    readonly orderId: string
    readonly number: number
    readonly at: Date
    readonly state: OrderState
    readonly cause: StepCause
    readonly reason: StoredOrder['returnReason']
  },
): Promise<void> {
  await tablesOf(trx).insertInto('steps').values(step).execute()
}
