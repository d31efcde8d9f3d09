import type { OrderState } from './order.ts'

/** How long a call is left alone: within it nobody else takes up the same order. */
const callSeconds = 60
/** The bank calls back when it has paid; it is asked in case that call was lost. */
const acceptedSeconds = 600
const longestSeconds = 3600

/** When an order is to be taken up again: at once more often, then more and more seldom. */
export function nextLook(state: OrderState, tries: number, now: Date): Date {
  const seconds =
    state === 'accepted' ? acceptedSeconds : Math.min(callSeconds * 2 ** Math.min(tries, 10), longestSeconds)
  return new Date(now.getTime() + (state === 'ordered' ? 0 : seconds * 1000))
}

/** Until when the order is left to whoever has just taken it up. */
export function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + callSeconds * 1000)
}
