import { defineForm } from '../form.ts'
import { defineDocuments } from '../parts.ts'
import { defineService } from '../service.ts'
import { defineWorkflow } from '../workflow.ts'

const own = { source: 'own choice', verified: false } as const

export const permitForm = defineForm({
  fields: {
    phone: { kind: 'phone', hint: true },
    abroad: { kind: 'yes-no' },
    country: { kind: 'choice', options: ['kg', 'uz'] },
    note: { kind: 'text', most: 20, optional: true },
  },
  steps: { contact: ['phone'], place: ['abroad', 'country', 'note'] },
  shown: { country: ({ abroad }) => abroad === 'yes' },
  agreements: [
    ({ country, note }) => (country === 'kg' && note === 'uz' ? { field: 'note', code: 'NOTE_OTHER' } : null),
  ],
})

export const permitWorkflow = defineWorkflow({
  first: 'draft',
  terms: {
    kept: { workingDays: 30, ...own },
    early: { workingDays: 5, ...own },
    review: { workingDays: 3, ...own },
  },
  stages: {
    draft: {
      owner: 'applicant',
      limit: { term: 'kept', move: 'expire' },
      reminders: [{ term: 'early', move: 'remind' }],
    },
    review: { owner: 'state-corporation', limit: { term: 'review', move: 'run-late' } },
    paying: { owner: 'bank', limit: { term: 'review', move: 'ask-again' } },
    checked: { owner: 'state-corporation', limit: { term: 'review', move: 'run-late', continues: true } },
    granted: { final: 'done' },
    refused: { final: 'refused' },
    expired: { final: 'ended' },
  },
  moves: {
    send: {
      from: ['draft'],
      to: 'review',
      by: ['applicant'],
      signed: 'individual',
      requires: ['complete-form', 'eligible'],
      tell: { applicant: 'sent' },
    },
    remind: { from: ['draft'], to: 'here', by: ['clock'] },
    expire: { from: ['draft'], to: 'expired', by: ['clock'] },
    'run-late': { from: ['review', 'checked'], to: 'review', by: ['clock'] },
    check: { from: ['review'], to: 'checked', by: ['reviewer'] },
    grant: {
      from: ['checked'],
      to: 'paying',
      by: ['reviewer', 'supervisor'],
      otherThan: 'check',
      does: ['order-payment'],
    },
    'ask-again': { from: ['paying'], to: 'here', by: ['clock'] },
    'bank-paid': { from: ['paying'], to: 'granted', by: ['bank'] },
    'bank-returned': { from: ['paying'], to: 'refused', by: ['bank'] },
    refuse: { from: ['review', 'checked'], to: 'refused', by: ['reviewer'], carries: ['refusal', 'words'] },
  },
})

export const permitDocuments = defineDocuments({
  documents: { plan: { from: 'person' } },
  reasons: { building: { documents: ['plan'], ...own } },
})

const words = {
  name: 'Permit',
  summary: 'A permit',
  'who.anybody': 'Anybody',
  'needs.plan': 'A plan',
  'steps.send': 'You send it',
  'step.contact': 'Contact',
  'step.place': 'Place',
  'field.phone': 'Phone',
  'field.phone.hint': 'With its code',
  'field.abroad': 'Abroad?',
  'field.country': 'Country',
  'field.country.kg': 'Kyrgyzstan',
  'field.country.uz': 'Uzbekistan',
  'field.note': 'Note',
  'stage.draft': 'Draft',
  'stage.draft.next': 'Send it',
  'stage.review': 'Review',
  'stage.review.next': 'We review it',
  'stage.checked': 'Checked',
  'stage.checked.next': 'A second officer decides',
  'stage.paying': 'Paying',
  'stage.paying.next': 'The bank pays',
  'stage.granted': 'Granted',
  'stage.granted.next': 'It is done',
  'stage.refused': 'Refused',
  'stage.refused.next': 'It is over',
  'stage.expired': 'Expired',
  'stage.expired.next': 'Begin anew',
  'move.send': 'Send',
  'move.send.done': 'Sent',
  'move.remind': 'Remind',
  'move.remind.done': 'Reminded',
  'move.expire': 'Expire',
  'move.expire.done': 'Expired',
  'move.run-late': 'Run late',
  'move.run-late.done': 'Ran late',
  'move.check': 'Check',
  'move.check.done': 'Checked',
  'move.grant': 'Grant',
  'move.grant.done': 'Granted',
  'move.ask-again': 'Ask again',
  'move.ask-again.done': 'Asked again',
  'move.bank-paid': 'Paid',
  'move.bank-paid.done': 'Paid',
  'move.bank-returned': 'Returned',
  'move.bank-returned.done': 'Returned',
  'move.refuse': 'Refuse',
  'move.refuse.done': 'Refused',
  'term.kept': 'Kept',
  'term.early': 'Early',
  'term.review': 'Review',
  'message.sent.title': 'Sent',
  'message.sent.body': 'It was sent',
  'message.sent.sms': 'Sent',
  'reason.building': 'Building',
  'refusal.no-plan': 'No plan',
  'document.plan': 'Plan',
  'ineligible.too-many': 'You have one already',
}

/** A small service with everything a workflow can say, for tests of the words themselves. */
export const permitParts = {
  id: 'permit',
  version: '1',
  audience: 'citizen',
  category: 'pension-provision',
  provider: 'state-corporation',
  channels: ['portal'],
  orderOnline: true,
  needsEds: true,
  term: { workingDays: 3, verified: false },
  law: [],
  form: permitForm,
  workflow: permitWorkflow,
  ...permitDocuments,
  refusals: { 'no-plan': own },
  people: [],
} as const

export const permitLists = {
  who: ['who.anybody'],
  needs: ['needs.plan'],
  steps: ['steps.send'],
  ineligible: ['too-many'],
} as const

export const permitTexts = { kk: words, ru: words, en: words }

export const permit = defineService({
  ...permitParts,
  ...permitLists,
  eligibility: ({ payer }) => (payer ? { outcome: 'no', reason: 'too-many' } : { outcome: 'yes' }),
  texts: permitTexts,
})
