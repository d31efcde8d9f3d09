/**
 * What goes wrong with a call to the bank. `time-out-before`: it never hears of the order. `time-out-after`: it takes
 * the order and never answers. `arrives-late`: the order reaches it after the caller has given up. `error-after`: it
 * takes the order and answers with a fault. `unavailable`: it takes nothing.
 */
export const callTroubles = [
  'ok',
  'time-out-before',
  'time-out-after',
  'arrives-late',
  'error-after',
  'unavailable',
] as const
/** What goes wrong with the bank's own calls. */
export const callBackTroubles = ['ok', 'duplicate', 'late', 'reordered', 'lost'] as const
/** How orders end. `return-later`: the money leaves, and comes back. */
export const outcomes = ['pay', 'return', 'return-later'] as const
/** What is wrong with a day's statement. */
export const statementTroubles = ['ok', 'line-missing', 'extra-line', 'duplicate-line'] as const

export type BankTroubles = {
  readonly calls: (typeof callTroubles)[number]
  readonly callBacks: (typeof callBackTroubles)[number]
  readonly outcome: (typeof outcomes)[number]
  readonly statement: (typeof statementTroubles)[number]
}

export const noTroubles: BankTroubles = { calls: 'ok', callBacks: 'ok', outcome: 'pay', statement: 'ok' }
