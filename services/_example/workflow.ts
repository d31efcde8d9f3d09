import { defineWorkflow } from '#modules/service-kit'

// Say where each term was read; without a source it stays unverified.
const own = { source: 'own choice', verified: false } as const

/** Stages with their owner and limit, and the moves between them. */
export const workflow = defineWorkflow({
  first: 'draft',
  terms: { draft: { workingDays: 30, ...own }, review: { workingDays: 5, ...own } },
  stages: {
    draft: { owner: 'applicant', limit: { term: 'draft', move: 'expire' } },
    review: { owner: 'state-corporation', limit: { term: 'review', move: 'run-late' } },
    granted: { final: 'done' },
    refused: { final: 'refused' },
    ended: { final: 'ended' },
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
    grant: { from: ['review'], to: 'granted', by: ['reviewer'], tell: { applicant: 'granted' } },
    refuse: {
      from: ['review'],
      to: 'refused',
      by: ['reviewer'],
      carries: ['refusal', 'words'],
      tell: { applicant: 'refused' },
    },
    withdraw: { from: ['draft', 'review'], to: 'ended', by: ['applicant'] },
    'run-late': { from: ['review'], to: 'here', by: ['clock'], tell: { applicant: 'late' } },
    expire: { from: ['draft'], to: 'ended', by: ['clock'] },
  },
})
