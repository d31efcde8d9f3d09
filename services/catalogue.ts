import type { ServicePassport } from '#modules/service-kit'

/** Every public service that Senim knows; the only file outside a service that names it: one line each. */
export const catalogue: readonly ServicePassport[] = [
  (await import('./old-age-pension/service.ts')).oldAgePension,
  (await import('./special-professional-allowance/service.ts')).specialProfessionalAllowance,
  (await import('./refund-pension-contributions/service.ts')).refundPensionContributions,
  (await import('./refund-social-contributions/service.ts')).refundSocialContributions,
]
