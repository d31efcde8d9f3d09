import type { Day } from '#kz'
import type { BankSilence, BankWord } from './next-state.ts'
import type { OrderLine, Payee } from './order.ts'

/** What the bank is told of an order. */
export type BankOrder = {
  readonly key: string
  readonly number: number
  readonly amount: bigint
  readonly payee: Payee
  readonly lines: readonly OrderLine[]
  readonly purpose: string
}

/** A movement on the account; money out is negative. */
export type StatementLine = {
  readonly lineId: string
  readonly at: Date
  /** The order it belongs to, if the bank knows. */
  readonly orderKey: string | null
  readonly amount: bigint
}

/** The bank that keeps the paying account. It knows an order by its key; failing to answer is a value. */
export type PayingBank = {
  readonly send: (order: BankOrder) => Promise<BankWord | BankSilence>
  readonly ask: (key: string) => Promise<BankWord | BankSilence | { readonly state: 'never-seen' }>
  /** Every movement of a day; `null` without an answer. */
  readonly readStatement: (day: Day) => Promise<readonly StatementLine[] | null>
}
