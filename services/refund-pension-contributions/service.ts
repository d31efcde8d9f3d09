import { defineService } from '#modules/service-kit'
import { approvals, decision } from './decision.ts'
import { documents, reasons } from './documents.ts'
import { eligibility, ineligible } from './eligibility.ts'
import { form } from './form.ts'
import { payments } from './payments.ts'
import { people } from './people.ts'
import { refusals } from './refusals.ts'
import en from './texts/en.json' with { type: 'json' }
import kk from './texts/kk.json' with { type: 'json' }
import ru from './texts/ru.json' with { type: 'json' }
import { workflow } from './workflow.ts'

/** Refund of erroneously credited mandatory pension contributions: Order No. 84 of 25 March 2021, appendix 8-2. */
export const refundPensionContributions = defineService({
  id: 'refund-pension-contributions',
  version: '2026-12',
  audience: 'payer',
  category: 'pension-provision',
  provider: 'pension-fund',
  channels: ['portal'],
  orderOnline: true,
  needsEds: true,
  term: { workingDays: 15, verified: false },
  law: [{ act: 'rules-84', article: '8-2', verified: true }],
  who: ['who.legal-entity', 'who.sole-proprietor'],
  needs: ['needs.eds', 'needs.account', 'needs.employees', 'needs.reason'],
  steps: ['steps.fill', 'steps.employees', 'steps.approve', 'steps.sign', 'steps.money'],
  form,
  workflow,
  documents,
  reasons,
  refusals,
  ineligible,
  eligibility,
  payments,
  decision,
  approvals,
  people,
  texts: { kk, ru, en },
})
