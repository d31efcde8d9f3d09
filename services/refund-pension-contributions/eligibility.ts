import type { Eligibility, Facts } from '#modules/service-kit'

/** Every reason why somebody may not apply. */
export const ineligible = ['payer-not-active', 'not-first-head'] as const

/**
 * Only a payer that exists, and only its first head (or the sole proprietor themselves), may ask for the money back.
 * Somebody with the head's mandate may prepare it; the signature is the head's all the same.
 */
export function eligibility({
  payer,
  applicantIin,
}: Facts): Eligibility<(typeof ineligible)[number], 'payer'> {
  if (payer === null) return { outcome: 'unknown', missing: ['payer'] }
  if (!payer.active) return { outcome: 'no', reason: 'payer-not-active' }
  if (payer.headIin !== applicantIin && !payer.byMandate) return { outcome: 'no', reason: 'not-first-head' }
  return { outcome: 'yes' }
}
