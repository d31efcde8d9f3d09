import { checkBin, checkIicWithBic, checkIin, checkKbe, dayInKazakhstan, identifierKind } from '#kz'
import { encryptField, lookupIndex, readPersonKey } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { bookEntry } from './book-entry.ts'
import { PaymentError } from './errors.ts'
import type { NewOrder } from './order.ts'
import type { OrdersRoom } from './payments-room.ts'
import { bookingOf } from './postings.ts'
import { payeePlace, tablesOf } from './tables.ts'

/**
 * Writes down that somebody is to be paid, inside the caller's transaction; `settleOrders` pays after the commit.
 * The same `orderKey` with the same content is the same order, however often and however many at once.
 *
 *     const { orderId } = await orderPayment(trx, room, { orderKey: `refund-${applicationId}-1`, … })
 *
 * @throws PaymentError for an order no bank could carry out, and for a key that stands for another order.
 */
export async function orderPayment(
  trx: Database,
  room: Omit<OrdersRoom, 'database'>,
  order: NewOrder,
): Promise<{ readonly orderId: string }> {
  checkOrder(order, room)
  return transaction(trx, async (inside) => {
    const contentHash = hashOf(order, room)
    const orderId = await insertOrder(inside, room, order, contentHash)
    if (orderId !== null) return { orderId }
    const known = await tablesOf(inside)
      .selectFrom('orders')
      .select(['id', 'contentHash'])
      .where('orderKey', '=', order.orderKey)
      .executeTakeFirstOrThrow()
    if (!known.contentHash.equals(contentHash))
      throw new PaymentError('order-key-reused', `Another payment was ordered under "${order.orderKey}".`)
    return { orderId: known.id }
  })
}

async function insertOrder(
  trx: Database,
  { keyring, clock, random }: Omit<OrdersRoom, 'database'>,
  order: NewOrder,
  contentHash: Buffer,
): Promise<string | null> {
  const { orderKey, applicationId, personId, payee, lines, purpose } = order
  const id = random.uuid()
  const now = clock.now()
  const amount = sumOf(lines)
  const key = await readPersonKey(trx, keyring, personId)
  const made = await tablesOf(trx)
    .insertInto('orders')
    .values({
      ...{ id, orderKey, contentHash, applicationId, personId, amount, purpose },
      payeeLookup: lookupIndex(keyring, 'payments.payee', payee.idNumber),
      payeeSealed: encryptField(key, payeePlace(id), JSON.stringify(payee), random),
      ...{ state: 'ordered', stateAt: now, createdAt: now, nextAt: now, returnReason: null },
    })
    .onConflict((conflict) => conflict.column('orderKey').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return null
  await tablesOf(trx)
    .insertInto('orderLines')
    .values(lines.map((line, index) => ({ ...line, orderId: id, number: index + 1 })))
    .execute()
  const first = { orderId: id, number: 1, at: now, state: 'ordered', cause: 'order', reason: null } as const
  await tablesOf(trx).insertInto('steps').values(first).execute()
  const booking = bookingOf(null, 'ordered', amount)
  if (booking) await bookEntry(trx, clock, { ...booking, entryKey: `${id}:ordered`, orderId: id })
  return id
}

function checkOrder({ orderKey, payee, lines }: NewOrder, { clock }: Pick<OrdersRoom, 'clock'>): void {
  const refuse = (code: ConstructorParameters<typeof PaymentError>[0], what: string): never => {
    throw new PaymentError(code, what)
  }
  if (!/^[\w.:-]{1,100}$/.test(orderKey))
    refuse('order-key-invalid', `"${orderKey}" cannot be an order's key.`)
  if (lines.length === 0) refuse('no-lines', 'An order needs at least one line.')
  for (const { amount, knp, reference } of lines) {
    if (amount <= 0n) refuse('amount-not-positive', `The line "${reference}" is over ${amount} tiyn.`)
    if (!/^\d{3}$/.test(knp)) refuse('knp-invalid', `"${knp}" is no purpose code: it has three digits.`)
  }
  const account = checkIicWithBic(payee.iic, payee.bic)
  if (!account.valid) refuse('iic-invalid', `The account of the payee cannot be used (${account.code}).`)
  const today = dayInKazakhstan(clock.now())
  const kind = identifierKind(payee.idNumber)
  const number = kind === 'bin' ? checkBin(payee.idNumber, today) : checkIin(payee.idNumber, today)
  if (!number.valid || !checkKbe(payee.kbe).valid || payee.name.trim() === '')
    refuse('payee-invalid', 'The payee needs a name, a sound BIN or IIN, and a KBe.')
}

/** With the pepper: whoever reads the table cannot try out payees. */
function hashOf(order: NewOrder, { keyring }: Pick<OrdersRoom, 'keyring'>): Buffer {
  const { applicationId, personId, payee, lines, purpose } = order
  const content = [
    ...[applicationId, personId, purpose, payee.iic, payee.bic, payee.name, payee.idNumber, payee.kbe],
    lines.map(({ knp, amount, reference }) => [knp, String(amount), reference]),
  ]
  return lookupIndex(keyring, 'payments.content', JSON.stringify(content))
}

function sumOf(lines: NewOrder['lines']): bigint {
  return lines.reduce((sum, { amount }) => sum + amount, 0n)
}
