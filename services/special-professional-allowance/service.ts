import { createTexts, definePassport } from '#modules/service-kit'
import en from './texts/en.json' with { type: 'json' }
import kk from './texts/kk.json' with { type: 'json' }
import ru from './texts/ru.json' with { type: 'json' }

/** Special professional state allowance: Social Code art. 195-2, Rules No. 521 of 25 December 2023. */
export const specialProfessionalAllowance = definePassport({
  id: 'special-professional-allowance',
  version: '2026-11',
  audience: 'citizen',
  category: 'pension-provision',
  provider: 'state-corporation',
  channels: ['state-corporation', 'proactive'],
  orderOnline: false,
  needsEds: false,
  term: { workingDays: 8, extendedTo: 30, verified: false },
  law: [
    { act: 'social-code', article: '195-2', verified: true },
    { act: 'rules-521', article: '', verified: true },
  ],
  who: ['who.citizens', 'who.age', 'who.contributions', 'who.work'],
  needs: ['needs.application', 'needs.identity', 'needs.account', 'needs.work'],
  steps: ['steps.offer', 'steps.answer', 'steps.decision', 'steps.certificate'],
  texts: createTexts({ kk, ru, en }),
})
