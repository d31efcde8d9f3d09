import { dayInKazakhstan, institutions } from '#kz'
import type { BankTroubles } from './bank-troubles.ts'
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

/** Every order and every movement of money. */
export type Books = { readonly orders: Map<string, BankOrder>; readonly movements: BankMovement[] }

const booksFile = 'bank.json'
const openingBalance = 100_000_000_000_00n

/** The accounts of the State Corporation are the ones that pay here. */
export function isPayingAccount(iic: string): boolean {
  return payingAccounts().some((account) => account.iic === iic)
}

function payingAccounts() {
  const corporation = institutions.find(({ id }) => id === 'state-corporation')
  return Object.values(corporation?.accounts ?? {}).map((iic) => ({ iic, name: corporation?.kk ?? '' }))
}

export function accountsOf({ movements, orders }: Books) {
  const balances = new Map(payingAccounts().map(({ iic }) => [iic, openingBalance]))
  for (const { from, payee, amount } of movements) {
    balances.set(from, (balances.get(from) ?? 0n) + BigInt(amount))
    balances.set(payee, (balances.get(payee) ?? 0n) - BigInt(amount))
  }
  const names = new Map([...orders.values()].map(({ payee }) => [payee.iic, payee.name]))
  for (const { iic, name } of payingAccounts()) names.set(iic, name)
  return [...balances].map(([iic, balance]) => ({ iic, name: names.get(iic) ?? '', balance }))
}

export function movementsOf({ movements }: Books, iic: string, day: string): readonly BankMovement[] {
  return movements.filter(({ from, at }) => from === iic && dayInKazakhstan(new Date(at)) === day)
}

/** The lines of a day with what is wrong with statements now. */
export function spoiled(
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

/** Whether an order under a known key says what was said before. */
export function isSame(known: BankOrder, content: BankOrderContent): boolean {
  const of = ({ from, amount, payee, lines }: BankOrderContent) =>
    JSON.stringify([
      from,
      amount,
      Object.entries(payee).sort(),
      lines.map((line) => Object.entries(line).sort()),
    ])
  return of(known) === of(content)
}

type Saving = { readonly soon: () => void; readonly now: () => void }

/** The books as they lay in the folder, and the way to keep them there. */
export function openBooks(files: StateFiles): Books & { readonly saving: Saving } {
  const books = readBooks(files)
  return { ...books, saving: savedInAMoment(() => files.write(booksFile, writtenBooks(books))) }
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
function savedInAMoment(save: () => void): Saving {
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
