import { defineWorkflow } from '#modules/service-kit'

const term = { workingDays: 3, source: 'own choice', verified: false } as const
const kept = { term: 'kept', move: 'expire' } as const

export const wrongStages = defineWorkflow({
  first: 'drafted', // wrong
  terms: { kept: term },
  stages: { draft: { owner: 'applicant', limit: kept }, ended: { final: 'ended' } },
  moves: {
    send: { from: ['daft'], to: 'ended', by: ['applicant'] }, // wrong
    expire: { from: ['draft'], to: 'end', by: ['clock'] }, // wrong
  },
})

export const stagesThatLackSomething = defineWorkflow({
  first: 'draft',
  terms: { kept: term },
  stages: {
    draft: { limit: kept }, // wrong
    review: { owner: 'state-corporation' }, // wrong
    other: { owner: 'nobody', limit: kept }, // wrong
    ended: { final: 'ended' },
  },
  moves: { expire: { from: ['draft', 'review', 'other'], to: 'ended', by: ['clock'] } },
})

export const wrongClocks = defineWorkflow({
  first: 'draft',
  terms: { kept: term },
  stages: {
    draft: { owner: 'applicant', limit: { term: 'kept', move: 'expired' } }, // wrong
    review: { owner: 'state-corporation', limit: { term: 'keept', move: 'expire' } }, // wrong
    ended: { final: 'ended' },
  },
  moves: { expire: { from: ['draft', 'review'], to: 'ended', by: ['clock'] } },
})

export const wrongMoves = defineWorkflow({
  first: 'draft',
  terms: { kept: term },
  stages: { draft: { owner: 'applicant', limit: kept }, ended: { final: 'ended' } },
  moves: {
    expire: { from: ['draft'], to: 'ended', by: ['timer'] }, // wrong
    send: { from: ['draft'], to: 'ended', by: ['applicant'], signed: 'sms' }, // wrong
    give: { from: ['draft'], to: 'ended', by: ['applicant'], does: ['pay'] }, // wrong
    look: { from: ['draft'], to: 'ended', by: ['reviewer'], otherThan: 'sent' }, // wrong
  },
})
