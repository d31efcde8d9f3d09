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

/** The troubles of the whole bank, and of single orders that are known before they come. */
export type BankDials = {
  readonly troubles: (key?: string) => BankTroubles
  /** `times`: the trouble with calls is over after so many. `key`: for this order alone. */
  readonly setTroubles: (
    changes: Partial<BankTroubles>,
    limits?: { readonly times?: number | undefined; readonly key?: string | undefined },
  ) => BankTroubles
  /** The trouble that the call in hand meets. */
  readonly meetTrouble: (key: string) => BankTroubles['calls']
}

const wholeBank = ''

export function createBankDials(): BankDials {
  const dials = new Map([[wholeBank, { troubles: noTroubles, callsLeft: Number.POSITIVE_INFINITY }]])
  const dialOf = (key: string) => dials.get(key) ?? dials.get(wholeBank)!
  return {
    troubles: (key = wholeBank) => dialOf(key).troubles,
    setTroubles: (changes, { times = Number.POSITIVE_INFINITY, key = wholeBank } = {}) => {
      const troubles = { ...dialOf(key).troubles, ...changes }
      dials.set(key, { troubles, callsLeft: times })
      return troubles
    },
    meetTrouble: (key) => {
      const dial = dialOf(key)
      if (dial.troubles.calls === 'ok' || dial.callsLeft <= 0) return 'ok'
      dial.callsLeft -= 1
      return dial.troubles.calls
    },
  }
}
