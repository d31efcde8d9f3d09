export { type FollowedClock, followClock } from './followed-clock.ts'

/** What time it is, as an argument: nothing in Senim reads the machine's clock directly. */
export type Clock = { readonly now: () => Date }

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is advanced; for tests of pure decisions. */
export function fixedClock(start: string): Clock & { readonly advance: (milliseconds: number) => void } {
  let time = Date.parse(start)
  return {
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += milliseconds
    },
  }
}
