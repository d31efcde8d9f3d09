import { createTexts, definePassport } from '#modules/service-kit'
import en from './texts/en.json' with { type: 'json' }
import kk from './texts/kk.json' with { type: 'json' }
import ru from './texts/ru.json' with { type: 'json' }

/** Refund of erroneously credited mandatory pension contributions: Order No. 84 of 25 March 2021, appendix 8-2. */
export const refundPensionContributions = definePassport({
  id: 'refund-pension-contributions',
  version: '2026-11',
  audience: 'payer',
  category: 'pension-provision',
  provider: 'pension-fund',
  channels: ['portal'],
  orderOnline: false,
  needsEds: true,
  term: { workingDays: 15, verified: false },
  law: [{ act: 'rules-84', article: '8-2', verified: true }],
  who: ['who.legal-entity', 'who.sole-proprietor'],
  needs: ['needs.eds', 'needs.account', 'needs.employees', 'needs.reason'],
  steps: ['steps.fill', 'steps.employees', 'steps.approve', 'steps.sign', 'steps.money'],
  texts: createTexts({ kk, ru, en }),
})
