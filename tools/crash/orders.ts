import { dayInKazakhstan } from '#kz'
import { type NewOrder, type OrderState, orderPayment, readBalances, readOrder } from '#modules/payments'
import { transaction } from '#platform/database'
import type { Figure } from './figures.ts'
import type { Ground } from './ground.ts'
import type { Chance } from './seeded.ts'

/** An order that was placed, as the run remembers it. */
export type Placed = { readonly orderId: string; readonly orderKey: string; readonly amount: bigint }

const payee = {
  iic: 'KZ19601KZT0000000001',
  bic: 'HSBKKZKX',
  name: 'ЖШС «Алатау»',
  idNumber: '120140000017',
  kbe: '17',
} as const

/** Something to pay with one to ten lines. */
export function newOrder({ personId, room }: Ground, orderKey: string, chance: Chance): NewOrder {
  const lines = Array.from({ length: 1 + chance.below(10) }, (_, index) => ({
    knp: chance.oneOf(['010', '019']),
    amount: BigInt(1 + chance.below(50_000_000)),
    reference: `P-${index + 1}`,
  }))
  return { orderKey, applicationId: room.random.uuid(), personId, payee, lines, purpose: 'Қайтару' }
}

export async function place({ room }: Ground, order: NewOrder): Promise<Placed> {
  const { orderId } = await transaction(room.database, (trx) => orderPayment(trx, room, order))
  const amount = order.lines.reduce((sum, line) => sum + line.amount, 0n)
  return { orderId, orderKey: order.orderKey, amount }
}

/** Tells the bank beforehand what goes wrong with one order. */
export async function spoil(
  { sandbox }: Ground,
  orderKey: string,
  troubles: Readonly<Record<string, string | number>>,
) {
  const response = await fetch(`${sandbox}/api/bank/troubles/${orderKey}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(troubles),
  })
  if (!response.ok) throw new Error(`The bank refused its troubles: ${await response.text()}`)
}

export async function stateOf({ room }: Ground, { orderId }: Placed): Promise<OrderState> {
  const order = await readOrder(room.database, orderId)
  if (!order) throw new Error(`Order ${orderId} is gone.`)
  return order.state
}

export function isFinal(state: OrderState): boolean {
  return state === 'paid' || state === 'returned'
}

type BankLine = { readonly orderKey: string | null; readonly amount: string }
type BankOrder = { readonly key: string; readonly state: OrderState }

/** What the bank has in its own books. */
export async function booksOf({ sandbox, bankAddress, room }: Ground) {
  const get = async (path: string) => (await fetch(`${sandbox}/api/bank${path}`)).json()
  const today = dayInKazakhstan(room.clock.now())
  const yesterday = dayInKazakhstan(new Date(room.clock.now().getTime() - 86_400_000))
  const { orders } = (await get('/orders')) as { readonly orders: readonly BankOrder[] }
  const days = await Promise.all(
    [yesterday, today].map((day) => get(`/accounts/${bankAddress.iic}/statements/${day}`)),
  )
  const lines = (days as readonly { readonly lines: readonly BankLine[] }[]).flatMap((day) => day.lines)
  return { orders: new Map(orders.map((order) => [order.key, order.state])), lines, days: [yesterday, today] }
}

/** Whether bank and ledger say the same of every order, and each was paid as often as it should. */
export async function judge(ground: Ground, placed: readonly Placed[]): Promise<readonly Figure[]> {
  const { orders, lines } = await booksOf(ground)
  const ofOrder = Map.groupBy(lines, ({ orderKey }) => orderKey)
  const balances = new Map(
    (await readBalances(ground.room.database)).map(({ account, amount }) => [account, amount]),
  )
  const tally = { paid: 0, returned: 0, unsettled: 0, disagree: 0, duplicates: 0, wrongSum: 0 }
  for (const one of placed) {
    const state = await stateOf(ground, one)
    const moved = (ofOrder.get(one.orderKey) ?? []).map(({ amount }) => BigInt(amount))
    const left = moved.filter((amount) => amount < 0n)
    const net = moved.reduce((sum, amount) => sum + amount, 0n)
    if (state === 'paid') tally.paid += 1
    else if (state === 'returned') tally.returned += 1
    else tally.unsettled += 1
    if (orders.get(one.orderKey) !== state) tally.disagree += 1
    if (left.length > 1) tally.duplicates += 1
    if (net !== (state === 'paid' ? -one.amount : 0n)) tally.wrongSum += 1
  }
  const moved = lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
  return [
    { what: 'orders', value: placed.length },
    { what: 'paid', value: tally.paid },
    { what: 'returned for a wrong account', value: tally.returned },
    { what: 'outcome still unknown', value: tally.unsettled, wanted: 0 },
    { what: 'paid otherwise than ordered', value: tally.wrongSum, wanted: 0 },
    { what: 'paid twice', value: tally.duplicates, wanted: 0 },
    { what: 'bank and ledger disagree', value: tally.disagree, wanted: 0 },
    {
      what: 'tiyn between statement and ledger',
      value: Number(moved - (balances.get('state-corporation') ?? 0n)),
      wanted: 0,
    },
    {
      what: 'tiyn owed, under way or in suspense',
      value: ['payer', 'transit', 'suspense'].reduce(
        (sum, account) => sum + Number(balances.get(account as 'payer') ?? 0n),
        0,
      ),
      wanted: 0,
    },
  ]
}
