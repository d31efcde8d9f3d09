import type { OrderState } from './order.ts'

/**
 * The accounts of the ledger. `state-corporation`: its account at the bank, which pays. `fund`: what the fund owes for
 * refunds. `payer`: what is owed to payers. `transit`: handed to the bank, outcome not known. `suspense`: money on a
 * statement that no order explains.
 */
export const accounts = ['state-corporation', 'fund', 'payer', 'transit', 'suspense'] as const
export type Account = (typeof accounts)[number]

export type EntryKind = 'ordered' | 'sent' | 'paid' | 'returned' | 'returned-after-paid' | 'suspended'

/** Debits are positive, credits negative. */
export type Posting = { readonly account: Account; readonly amount: bigint }

/** What one happening does to the ledger; the postings come to nothing. */
export type Booking = { readonly kind: EntryKind; readonly postings: readonly Posting[] }

/** What a move of an order does to the ledger, or `null` when no money changes its place. */
export function bookingOf(from: OrderState | null, to: OrderState, amount: bigint): Booking | null {
  if (to === 'ordered') return booking('ordered', 'fund', 'payer', amount)
  if (to === 'sent') return booking('sent', 'payer', 'transit', amount)
  if (to === 'paid') return booking('paid', 'transit', 'state-corporation', amount)
  if (to !== 'returned') return null
  return from === 'paid'
    ? booking('returned-after-paid', 'state-corporation', 'fund', amount)
    : booking('returned', 'transit', 'fund', amount)
}

/** Money on the statement that no order explains waits in suspense; `moved` is negative when it left the account. */
export function bookingOfUnexplained(moved: bigint): Booking {
  return moved < 0n
    ? booking('suspended', 'suspense', 'state-corporation', -moved)
    : booking('suspended', 'state-corporation', 'suspense', moved)
}

function booking(kind: EntryKind, debit: Account, credit: Account, amount: bigint): Booking {
  return {
    kind,
    postings: [
      { account: debit, amount },
      { account: credit, amount: -amount },
    ],
  }
}
