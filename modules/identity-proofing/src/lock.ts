export const lockRules = {
  failures: 5,
  lockMilliseconds: 15 * 60_000,
  dayMilliseconds: 24 * 60 * 60_000,
  locksBeforeOffice: 3,
} as const

/** A video identification that was refused; `number` is its place in the run of one to five that ends in a lock. */
export type Failure = { readonly at: Date; readonly number: number }

/** What a person's failed video identifications of the last day come to. */
export type Lock = {
  /** Until when no video may be started; null when one may be. */
  readonly lockedUntil: Date | null
  readonly attemptsLeft: number
  readonly locksToday: number
  /** After three locks in a day the office is the better way. */
  readonly offerOffice: boolean
}

/**
 * Five failed video identifications lock for 15 minutes. The lock is nothing but the failures and the time: it ends by
 * itself, and no job has to lift it.
 *
 * @param failures of this IIN and phone, in any order
 */
export function lockOf(failures: readonly Failure[], now: Date): Lock {
  const today = failures
    .filter(({ at }) => at.getTime() > now.getTime() - lockRules.dayMilliseconds)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.number - b.number)
  const locksToday = today.filter(({ number }) => number === lockRules.failures).length
  const last = today.at(-1)
  const lockEnd = last?.number === lockRules.failures ? last.at.getTime() + lockRules.lockMilliseconds : 0
  const locked = lockEnd > now.getTime()
  const spent = last && last.number < lockRules.failures ? last.number : 0
  return {
    lockedUntil: locked ? new Date(lockEnd) : null,
    attemptsLeft: locked ? 0 : lockRules.failures - spent,
    locksToday,
    offerOffice: locksToday >= lockRules.locksBeforeOffice,
  }
}

/** The place of one more failure in its run. */
export function nextFailure(lock: Lock, now: Date): Failure {
  return { at: now, number: Math.min(lockRules.failures, lockRules.failures - lock.attemptsLeft + 1) }
}
