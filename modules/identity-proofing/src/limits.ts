import type { LimitName } from '#platform/limits'
import type { Proofing } from './proofing.ts'

/** Too many of something in too short a time; when one more is allowed. */
export type Limited = {
  readonly kind: 'limited'
  readonly limit: LimitName
  readonly retryAfterSeconds: number
}

/**
 * Takes one from each limit, on the limits' own connection: a try counts even when the step it belongs to is rolled
 * back. Answers the first limit that is used up, or null.
 */
export async function spend(
  { limits, observe }: Proofing,
  asked: readonly (readonly [LimitName, string])[],
): Promise<Limited | null> {
  for (const [limit, subject] of asked) {
    const { allowed, retryAfterSeconds } = await limits.take(limit, subject)
    if (allowed) continue
    observe({ kind: 'refused', step: 'limit', code: limit })
    return { kind: 'limited', limit, retryAfterSeconds }
  }
  return null
}
