import { dayInKazakhstan, institutions } from '#kz'
import type { Clock } from '#platform/clock'
import { type BankCallAddress, createBankCalls } from './bank-calls.ts'
import { type BankTroubles, noTroubles } from './bank-troubles.ts'
import type { Pace } from './gateway.ts'
import type { StateFiles } from './state-files.ts'

/** What is ordered. Sums are texts of tiyn. */
export type BankOrderContent = {
  readonly key: string
  readonly number: number
  readonly from: string
  readonly amount: string
  readonly payee: {
    readonly iic: string
    readonly bic: string
    readonly name: string
    readonly idNumber: string
    readonly kbe: string
  }
  readonly lines: readonly { readonly knp: string; readonly amount: string; readonly reference: string }[]
  readonly purpose: string
}

/** An order in the bank's books; `version` counts its changes. */
export type BankOrder = BankOrderContent & {
  readonly state: 'accepted' | 'paid' | 'returned'
  readonly version: number
  readonly at: string
  readonly paidAt?: string
  readonly reason?: 'wrong-account' | 'account-closed'
}

/** Money that moved between the paying account and a payee. */
export type BankMovement = {
  readonly id: string
  readonly at: string
  readonly orderKey: string | null
  /** Seen from the paying account: money out is negative. */
  readonly amount: string
  readonly from: string
  readonly payee: string
}

export type Bank = {
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
  readonly troubles: () => BankTroubles
  /** `times`: the trouble with calls is over after so many. */
  readonly setTroubles: (changes: Partial<BankTroubles>, times?: number) => BankTroubles
  /** The trouble that the call in hand meets. */
  readonly meetTrouble: () => BankTroubles['calls']
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
type Books = { readonly orders: Map<string, BankOrder>; readonly movements: BankMovement[] }

const booksFile = 'bank.json'
const openingBalance = 100_000_000_000_00n
/** An account that was closed: whoever pays there gets the money back. */
export const closedAccount = 'KZ30601A00000000001X'

/** A bank that keeps its books in the sandbox's folder and pays in a moment. */
export function createBank({ files, clock, pace, calls: address }: Settings): Bank {
  const books = readBooks(files)
  const lateMs = pace.deliveryMs * 4
  const saving = savedInAMoment(() => files.write(booksFile, writtenBooks(books)))
  let troubles = noTroubles
  let callsLeft = Number.POSITIVE_INFINITY
  const calls = createBankCalls({
    ...{ clock, address, lateMs },
    trouble: () => troubles.callBacks,
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
    const { outcome } = troubles
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
    statement: (iic, day) => spoiled(movementsOf(books, iic, day), troubles.statement, iic, day),
    accounts: () => accountsOf(books),
    troubles: () => troubles,
    setTroubles: (changes, times) => {
      troubles = { ...troubles, ...changes }
      callsLeft = times ?? Number.POSITIVE_INFINITY
      return troubles
    },
    meetTrouble: () => {
      if (callsLeft <= 0) return 'ok'
      if (troubles.calls !== 'ok') callsLeft -= 1
      return troubles.calls
    },
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

/** The accounts of the State Corporation are the ones that pay here. */
export function isPayingAccount(iic: string): boolean {
  return payingAccounts().some((account) => account.iic === iic)
}

function payingAccounts() {
  const corporation = institutions.find(({ id }) => id === 'state-corporation')
  return Object.values(corporation?.accounts ?? {}).map((iic) => ({ iic, name: corporation?.kk ?? '' }))
}

function accountsOf({ movements, orders }: Books) {
  const balances = new Map(payingAccounts().map(({ iic }) => [iic, openingBalance]))
  for (const { from, payee, amount } of movements) {
    balances.set(from, (balances.get(from) ?? 0n) + BigInt(amount))
    balances.set(payee, (balances.get(payee) ?? 0n) - BigInt(amount))
  }
  const names = new Map([...orders.values()].map(({ payee }) => [payee.iic, payee.name]))
  for (const { iic, name } of payingAccounts()) names.set(iic, name)
  return [...balances].map(([iic, balance]) => ({ iic, name: names.get(iic) ?? '', balance }))
}

function movementsOf({ movements }: Books, iic: string, day: string): readonly BankMovement[] {
  return movements.filter(({ from, at }) => from === iic && dayInKazakhstan(new Date(at)) === day)
}

function spoiled(
  lines: readonly BankMovement[],
  trouble: BankTroubles['statement'],
  iic: string,
  day: string,
): readonly BankMovement[] {
  const [first] = lines
  if (trouble === 'line-missing') return lines.slice(1)
  if (trouble === 'duplicate-line' && first) return [...lines, { ...first, id: `${first.id}-2` }]
  if (trouble === 'extra-line') {
    const at = `${day}T12:00:00.000Z`
    return [...lines, { id: `X${day}`, at, orderKey: null, amount: '-1234500', from: iic, payee: '' }]
  }
  return lines
}

function isSame(known: BankOrder, content: BankOrderContent): boolean {
  const of = ({ from, amount, payee, lines }: BankOrderContent) =>
    JSON.stringify([
      from,
      amount,
      Object.entries(payee).sort(),
      lines.map((line) => Object.entries(line).sort()),
    ])
  return of(known) === of(content)
}

function readBooks(files: StateFiles): Books {
  const content = files.read(booksFile)
  if (!content) return { orders: new Map(), movements: [] }
  const kept = JSON.parse(content.toString()) as { orders: BankOrder[]; movements: BankMovement[] }
  return { orders: new Map(kept.orders.map((order) => [order.key, order])), movements: kept.movements }
}

function writtenBooks({ orders, movements }: Books): string {
  return JSON.stringify({ orders: [...orders.values()], movements })
}

/** Many changes at once are written once. */
function savedInAMoment(save: () => void) {
  let timer: NodeJS.Timeout | null = null
  const now = () => {
    if (!timer) return
    clearTimeout(timer)
    timer = null
    save()
  }
  return {
    now,
    soon: () => {
      timer ??= setTimeout(now, 500).unref()
    },
  }
}
