import type { Clock } from '#platform/clock'
import {
  accountsOf,
  type BankMovement,
  type BankOrder,
  type BankOrderContent,
  isSame,
  movementsOf,
  openBooks,
  spoiled,
} from './bank-books.ts'
import { type BankCallAddress, createBankCalls } from './bank-calls.ts'
import { type BankDials, createBankDials } from './bank-troubles.ts'
import type { Pace } from './gateway.ts'
import type { StateFiles } from './state-files.ts'

export type Bank = BankDials & {
  readonly accept: (content: BankOrderContent) => BankOrder | 'key-reused'
  readonly find: (key: string) => BankOrder | undefined
  /** Newest first. */
  readonly orders: () => readonly BankOrder[]
  /** The movements of the paying account on a day, with whatever is wrong with statements now. */
  readonly statement: (iic: string, day: string) => readonly BankMovement[]
  readonly accounts: () => readonly {
    readonly iic: string
    readonly name: string
    readonly balance: bigint
  }[]
  readonly hangMs: number
  /** How late something is that comes late. */
  readonly lateMs: number
  readonly close: () => void
}

type Settings = {
  readonly files: StateFiles
  readonly clock: Clock
  readonly pace: Pace
  readonly calls: BankCallAddress | null
}

/** An account that was closed: whoever pays there gets the money back. */
export const closedAccount = 'KZ30601A00000000001X'

/** A bank that keeps its books in the sandbox's folder and pays in a moment. */
export function createBank({ files, clock, pace, calls: address }: Settings): Bank {
  const { saving, ...books } = openBooks(files)
  const lateMs = pace.deliveryMs * 4
  const dials = createBankDials()
  const calls = createBankCalls({
    ...{ clock, address, lateMs },
    trouble: (key) => dials.troubles(key).callBacks,
  })
  const timers = new Set<NodeJS.Timeout>()
  const change = (key: string, changes: Partial<BankOrder>) => {
    const order = books.orders.get(key)
    if (!order) return
    const changed = { ...order, ...changes, version: order.version + 1, at: clock.now().toISOString() }
    books.orders.set(key, changed)
    saving.soon()
    calls.tell(key, JSON.stringify(wordOn(changed)))
  }
  const move = (order: BankOrder, amount: string) =>
    books.movements.push({
      id: `M${String(books.movements.length + 1).padStart(8, '0')}`,
      at: clock.now().toISOString(),
      orderKey: order.key,
      amount,
      from: order.from,
      payee: order.payee.iic,
    })
  const later = (run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, pace.deliveryMs)
    timers.add(timer.unref())
  }
  const pay = (order: BankOrder, comesBack: boolean) => {
    move(order, `-${order.amount}`)
    change(order.key, { state: 'paid', paidAt: clock.now().toISOString() })
    if (!comesBack) return
    later(() => {
      move(order, order.amount)
      change(order.key, { state: 'returned', reason: 'wrong-account' })
    })
  }
  const settleLater = (order: BankOrder) => {
    const { outcome } = dials.troubles(order.key)
    later(() => {
      if (order.payee.iic === closedAccount)
        change(order.key, { state: 'returned', reason: 'account-closed' })
      else if (outcome === 'return') change(order.key, { state: 'returned', reason: 'wrong-account' })
      else pay(order, outcome === 'return-later')
    })
  }
  // What a stop of the sandbox cut short is taken up again.
  for (const order of books.orders.values()) if (order.state === 'accepted') settleLater(order)
  return {
    accept: (content) => {
      const known = books.orders.get(content.key)
      if (known) return isSame(known, content) ? known : 'key-reused'
      const order: BankOrder = { ...content, state: 'accepted', version: 0, at: '' }
      books.orders.set(content.key, order)
      change(content.key, {})
      settleLater(order)
      return books.orders.get(content.key) ?? order
    },
    find: (key) => books.orders.get(key),
    orders: () => [...books.orders.values()].reverse(),
    statement: (iic, day) => spoiled(movementsOf(books, iic, day), dials.troubles().statement, iic, day),
    accounts: () => accountsOf(books),
    ...dials,
    hangMs: pace.failureMs,
    lateMs,
    close: () => {
      saving.now()
      calls.close()
      timers.forEach(clearTimeout)
    },
  }
}

/** What the bank says of an order, in answers and in its own calls. */
export function wordOn({ key, state, version, at, paidAt, reason }: BankOrder) {
  return { key, state, version, at, ...(paidAt ? { paidAt } : {}), ...(reason ? { reason } : {}) }
}
