import { createTexts, definePassport } from '#modules/service-kit'
import en from './texts/en.json' with { type: 'json' }
import kk from './texts/kk.json' with { type: 'json' }
import ru from './texts/ru.json' with { type: 'json' }

/** Assignment of the old-age pension: Social Code art. 207, Rules No. 232 of 22 June 2023. */
export const oldAgePension = definePassport({
  id: 'old-age-pension',
  version: '2026-11',
  audience: 'citizen',
  category: 'pension-provision',
  provider: 'state-corporation',
  channels: ['state-corporation'],
  orderOnline: false,
  needsEds: false,
  term: { workingDays: 10, extendedTo: 30, verified: true },
  law: [
    { act: 'social-code', article: '207', verified: true },
    { act: 'rules-232', article: '', verified: true },
  ],
  who: ['who.citizens', 'who.men', 'who.women', 'who.mothers'],
  needs: ['needs.application', 'needs.identity', 'needs.work', 'needs.other'],
  steps: ['steps.apply', 'steps.file', 'steps.decision', 'steps.payment'],
  texts: createTexts({ kk, ru, en }),
})
