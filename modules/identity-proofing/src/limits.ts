import type { Database } from '#platform/database'
import { type LimitName, openLimits } from '#platform/limits'
import type { Proofing } from './proofing.ts'

/** Too many of something in too short a time; when one more is allowed. */
export type Limited = {
  readonly kind: 'limited'
  readonly limit: LimitName
  readonly retryAfterSeconds: number
}

/**
 * Takes one from each limit in the caller's transaction: a step that comes to nothing costs nothing. Answers the first
 * limit that is used up, or null.
 */
export async function spend(
  { keyring, clock, observe }: Proofing,
  trx: Database,
  asked: readonly (readonly [LimitName, string])[],
): Promise<Limited | null> {
  const limits = openLimits(trx, keyring, clock)
  for (const [limit, subject] of asked) {
    const { allowed, retryAfterSeconds } = await limits.take(limit, subject)
    if (allowed) continue
    observe({ kind: 'refused', step: 'limit', code: limit })
    return { kind: 'limited', limit, retryAfterSeconds }
  }
  return null
}
