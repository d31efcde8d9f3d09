import type { Eligibility, Facts } from '#modules/service-kit'

/** Every reason why somebody may not apply. */
export const ineligible = ['for-people-only'] as const

/** A person asks for themselves; a payer does not. Every answer says why. */
export function eligibility({ payer }: Facts): Eligibility<(typeof ineligible)[number]> {
  return payer === null ? { outcome: 'yes' } : { outcome: 'no', reason: 'for-people-only' }
}
