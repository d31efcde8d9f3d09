import type { OrderState, ReturnReason } from './order.ts'

/** What the bank says of an order. `version` counts the changes of this order at the bank. */
export type BankWord =
  | { readonly state: 'accepted' | 'paid'; readonly version: number; readonly at: Date }
  | {
      readonly state: 'returned'
      readonly version: number
      readonly at: Date
      readonly reason: ReturnReason
      /** When the money had left the account before it came back; absent when it never left. */
      readonly paidAt?: Date | undefined
    }

/** Nobody knows: the bank was silent, broken, or spoke nonsense. */
export type BankSilence = { readonly state: 'unknown' }

export const silence: BankSilence = { state: 'unknown' }

type Standing = { readonly state: OrderState; readonly bankVersion: number }

const ways: Readonly<Record<OrderState, readonly OrderState[]>> = {
  ordered: ['accepted', 'paid', 'returned', 'unknown'],
  sent: ['accepted', 'paid', 'returned', 'unknown'],
  unknown: ['accepted', 'paid', 'returned'],
  accepted: ['paid', 'returned'],
  // The receiver's bank may send money back on a later day.
  paid: ['returned'],
  returned: [],
}

/**
 * The state an order moves to by what the bank said, or `null` when that changes nothing: the word is older than
 * one heard before, says the same, or cannot follow.
 */
export function nextState({ state, bankVersion }: Standing, word: BankWord | BankSilence): OrderState | null {
  if (word.state !== 'unknown' && word.version <= bankVersion) return null
  return ways[state].includes(word.state) ? word.state : null
}
