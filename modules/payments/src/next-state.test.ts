import { expect, test } from 'vitest'
import { nextState, silence } from './next-state.ts'
import { bookingOf, bookingOfUnexplained } from './postings.ts'

const at = new Date('2026-11-23T05:00:00Z')
const accepted = (version: number) => ({ state: 'accepted', version, at }) as const
const paid = (version: number) => ({ state: 'paid', version, at }) as const
const returned = (version: number) => ({ state: 'returned', version, at, reason: 'wrong-account' }) as const

test.each([
  ['sent', 0, accepted(1), 'accepted'],
  ['sent', 0, paid(2), 'paid'],
  ['sent', 0, returned(2), 'returned'],
  ['sent', 0, silence, 'unknown'],
  ['unknown', 0, accepted(1), 'accepted'],
  ['unknown', 0, paid(2), 'paid'],
  ['unknown', 0, silence, null],
  ['accepted', 1, paid(2), 'paid'],
  ['accepted', 1, accepted(1), null],
  // Silence about an order that the bank has does not make it less.
  ['accepted', 1, silence, null],
  ['paid', 2, returned(3), 'returned'],
  ['paid', 2, silence, null],
] as const)(
  'given an order %s at version %i, when the bank says %o, then it is %s',
  (state, bankVersion, word, to) => {
    expect(nextState({ state, bankVersion }, word)).toBe(to)
  },
)

test.each([
  ['paid', 2, accepted(1)],
  ['returned', 3, paid(2)],
  ['returned', 3, paid(4)],
  ['accepted', 1, returned(1)],
] as const)(
  'given an order %s at version %i, a word that comes late changes nothing: %o',
  (state, bankVersion, word) => {
    expect(nextState({ state, bankVersion }, word)).toBeNull()
  },
)

test('every booking comes to nothing', () => {
  const amount = 1_234_567n
  const bookings = [
    bookingOf(null, 'ordered', amount),
    bookingOf('ordered', 'sent', amount),
    bookingOf('accepted', 'paid', amount),
    bookingOf('unknown', 'returned', amount),
    bookingOf('paid', 'returned', amount),
    bookingOfUnexplained(amount),
    bookingOfUnexplained(-amount),
  ]
  for (const booking of bookings)
    expect(booking?.postings.reduce((sum, posting) => sum + posting.amount, 0n)).toBe(0n)
})

test('waiting moves no money', () => {
  expect(bookingOf('sent', 'accepted', 1n)).toBeNull()
  expect(bookingOf('sent', 'unknown', 1n)).toBeNull()
})

test('an order that was paid owes nobody, and one that came back owes the fund nothing', () => {
  const sums = (...moves: ReturnType<typeof bookingOf>[]) => {
    const accounts = new Map<string, bigint>()
    for (const { account, amount } of moves.flatMap((move) => move?.postings ?? []))
      accounts.set(account, (accounts.get(account) ?? 0n) + amount)
    return Object.fromEntries(accounts)
  }
  const begun = [bookingOf(null, 'ordered', 5n), bookingOf('ordered', 'sent', 5n)]
  expect(sums(...begun, bookingOf('sent', 'paid', 5n))).toEqual({
    fund: 5n,
    payer: 0n,
    transit: 0n,
    'state-corporation': -5n,
  })
  expect(sums(...begun, bookingOf('accepted', 'returned', 5n))).toEqual({ fund: 0n, payer: 0n, transit: 0n })
  const back = [bookingOf('sent', 'paid', 5n), bookingOf('paid', 'returned', 5n)]
  expect(sums(...begun, ...back)).toEqual({ fund: 0n, payer: 0n, transit: 0n, 'state-corporation': 0n })
})
