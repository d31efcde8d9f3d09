import type { ServicePassport } from '#modules/service-kit'
import { oldAgePension } from './old-age-pension/service.ts'
import { refundPensionContributions } from './refund-pension-contributions/service.ts'
import { refundSocialContributions } from './refund-social-contributions/service.ts'
import { specialProfessionalAllowance } from './special-professional-allowance/service.ts'

/** Every public service that Senim knows; the only file outside a service that names it. */
export const catalogue: readonly ServicePassport[] = [
  oldAgePension,
  specialProfessionalAllowance,
  refundPensionContributions,
  refundSocialContributions,
]
