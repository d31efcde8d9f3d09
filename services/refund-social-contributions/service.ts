import { createTexts, definePassport } from '#modules/service-kit'
import en from './texts/en.json' with { type: 'json' }
import kk from './texts/kk.json' with { type: 'json' }
import ru from './texts/ru.json' with { type: 'json' }

/** Refund of overpaid social contributions: Order No. 229 of 21 June 2023, appendix 2. */
export const refundSocialContributions = definePassport({
  id: 'refund-social-contributions',
  version: '2026-11',
  audience: 'payer',
  category: 'pension-provision',
  provider: 'social-insurance-fund',
  channels: ['portal'],
  orderOnline: false,
  needsEds: true,
  term: { workingDays: 13, verified: false },
  law: [{ act: 'rules-229', article: '2', verified: true }],
  who: ['who.legal-entity', 'who.sole-proprietor', 'who.reorganised'],
  needs: ['needs.eds', 'needs.account', 'needs.employees', 'needs.reason', 'needs.rnn'],
  steps: ['steps.fill', 'steps.employees', 'steps.sign', 'steps.review', 'steps.money'],
  texts: createTexts({ kk, ru, en }),
})
