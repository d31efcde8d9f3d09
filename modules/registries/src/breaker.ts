/** After this many failures in a row a registry is left in peace for a while: people get their answer at once. */
const failuresBeforeRest = 5
const restMilliseconds = 10_000

export type Breaker = {
  /** May a question be put now? After a rest one question is let through to try. */
  readonly mayAsk: () => boolean
  readonly succeeded: () => void
  readonly failed: () => void
}

/** Stops asking a registry that keeps failing, and tries again with single questions. */
export function createBreaker(monotonic: () => number): Breaker {
  let failures = 0
  let restUntil = 0
  return {
    mayAsk: () => {
      if (failures < failuresBeforeRest) return true
      if (monotonic() < restUntil) return false
      restUntil = monotonic() + restMilliseconds
      return true
    },
    succeeded: () => {
      failures = 0
    },
    failed: () => {
      failures += 1
      if (failures >= failuresBeforeRest) restUntil = monotonic() + restMilliseconds
    },
  }
}
