import { defineService } from '#modules/service-kit'
import { documents, reasons, refusals } from './documents.ts'
import { eligibility, ineligible } from './eligibility.ts'
import { form } from './form.ts'
import { people } from './people.ts'
import en from './texts/en.json' with { type: 'json' }
import kk from './texts/kk.json' with { type: 'json' }
import ru from './texts/ru.json' with { type: 'json' }
import { workflow } from './workflow.ts'

/** A service to copy: `npm run new-service NAME`. Say here by what law it is given. */
export const exampleService = defineService({
  id: 'example-service',
  version: '2026-12',
  audience: 'citizen',
  category: 'pension-provision',
  provider: 'state-corporation',
  channels: ['portal'],
  orderOnline: true,
  needsEds: true,
  term: { workingDays: 5, verified: false },
  law: [],
  who: ['who.anybody'],
  needs: ['needs.eds'],
  steps: ['steps.send', 'steps.answer'],
  form,
  workflow,
  documents,
  reasons,
  refusals,
  ineligible,
  eligibility,
  people,
  texts: { kk, ru, en },
})
