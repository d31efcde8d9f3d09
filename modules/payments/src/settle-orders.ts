import { sql } from 'kysely'
import { decryptField, readPersonKey } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { hearBank, moveOrder, takeOrder } from './move-order.ts'
import { leaseEnd, nextLook } from './next-look.ts'
import type { BankSilence, BankWord } from './next-state.ts'
import { isOutcome, type OrderState, type Payee } from './order.ts'
import type { BankOrder } from './paying-bank.ts'
import type { PaymentsRoom } from './payments-room.ts'
import { payeePlace, type StoredOrder, tablesOf } from './tables.ts'

const ordersAtOnce = 100

/**
 * The work of the job: takes every order that is due one step further. Each is marked as sent and committed before
 * the bank hears of it; whoever comes next asks, and sends only what the bank has never seen, under the same key.
 * Returns how many were taken up.
 */
export async function settleOrders(room: PaymentsRoom, limit = ordersAtOnce): Promise<number> {
  const due = await tablesOf(room.database)
    .selectFrom('orders')
    .select('id')
    .where('state', 'not in', ['paid', 'returned'])
    .where('nextAt', '<=', room.clock.now())
    .orderBy('nextAt')
    .limit(limit)
    .execute()
  const faults: unknown[] = []
  // One order that cannot be carried out, such as of somebody who was erased, holds up no other.
  for (const { id } of due) await settleOrder(room, id).catch((error: unknown) => faults.push(error))
  if (faults.length > 0) throw faults[0]
  return due.length
}

/** Takes one order a step further if it is due; returns the state it is in then, or `null`: there is no such order. */
export async function settleOrder(room: PaymentsRoom, orderId: string): Promise<OrderState | null> {
  const taken = await transaction(room.database, (trx) => takeUp({ ...room, database: trx }, orderId))
  if (!taken) return null
  if (taken.step === 'nothing') return taken.order.state
  const { word, cause } = await callBank(room, taken.order, taken.step)
  return transaction(room.database, async (trx) => {
    const order = await takeOrder(trx, orderId)
    if (!order) return null
    const state = await hearBank(trx, room.clock, order, word, cause)
    if (state === order.state && !isOutcome(state)) await lookAgainLater(trx, room, order)
    return state
  })
}

async function lookAgainLater(trx: Database, { clock }: PaymentsRoom, order: StoredOrder): Promise<void> {
  const nextAt = nextLook(order.state, order.tries, clock.now())
  await tablesOf(trx).updateTable('orders').set({ nextAt }).where('id', '=', order.id).execute()
}

type Taken = { readonly order: StoredOrder; readonly step: 'send' | 'ask' | 'nothing' }

/** Commits the intent: from here on the order counts as sent, whatever becomes of this process. */
async function takeUp({ database, clock }: PaymentsRoom, orderId: string): Promise<Taken | null> {
  const order = await takeOrder(database, orderId)
  if (!order) return null
  if (isOutcome(order.state) || order.nextAt > clock.now()) return { order, step: 'nothing' }
  const isNew = order.state === 'ordered'
  const begun = isNew ? await moveOrder(database, clock, order, 'sent', 'sending') : order
  await tablesOf(database)
    .updateTable('orders')
    .set({ tries: sql`tries + 1`, nextAt: leaseEnd(clock.now()) })
    .where('id', '=', orderId)
    .execute()
  return { order: begun, step: isNew ? 'send' : 'ask' }
}

async function callBank(
  room: PaymentsRoom,
  order: StoredOrder,
  step: 'send' | 'ask',
): Promise<{ readonly word: BankWord | BankSilence; readonly cause: 'sending' | 'asking' }> {
  const answer = step === 'ask' ? await room.bank.ask(order.orderKey) : ({ state: 'never-seen' } as const)
  if (answer.state !== 'never-seen') return { word: answer, cause: 'asking' }
  return { word: await room.bank.send(await orderFor(room, order)), cause: 'sending' }
}

async function orderFor({ database, keyring }: PaymentsRoom, order: StoredOrder): Promise<BankOrder> {
  const key = await readPersonKey(database, keyring, order.personId)
  const payee: Payee = JSON.parse(decryptField(key, payeePlace(order.id), order.payeeSealed))
  const lines = await tablesOf(database)
    .selectFrom('orderLines')
    .select(['knp', 'amount', 'reference'])
    .where('orderId', '=', order.id)
    .orderBy('number')
    .execute()
  return {
    key: order.orderKey,
    number: order.number,
    amount: BigInt(order.amount),
    payee,
    lines: lines.map((line) => ({ ...line, amount: BigInt(line.amount) })),
    purpose: order.purpose,
  }
}
