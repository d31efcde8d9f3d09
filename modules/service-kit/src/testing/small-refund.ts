import { defineForm } from '../form.ts'
import { partsOfRows } from '../parts-of-rows.ts'
import type { Service } from '../service.ts'
import { defineWorkflow } from '../workflow.ts'
import { permit } from './permit.ts'

const own = { source: 'own choice', verified: false } as const
const approval = { term: 'approval', move: 'expire' } as const

const form = defineForm({
  fields: {
    email: { kind: 'email' },
    payer: { kind: 'payer' },
    reason: { kind: 'reason' },
    rows: { kind: 'rows', registry: 'contributions', mostPeople: 10 },
  },
  steps: { payer: ['email', 'payer'], employees: ['rows', 'reason'] },
})

const workflow = defineWorkflow({
  first: 'draft',
  terms: {
    kept: { workingDays: 30, ...own },
    approval: { workingDays: 10, ...own },
    silence: { workingDays: 5, ...own },
    review: { workingDays: 5, ...own },
  },
  stages: {
    draft: { owner: 'applicant', limit: { term: 'kept', move: 'expire' } },
    asked: {
      owner: 'approvers',
      limit: approval,
      reminders: [{ term: 'silence', move: 'remind' }],
    },
    declined: { owner: 'applicant', limit: { ...approval, continues: true } },
    agreed: { owner: 'applicant', limit: { term: 'review', move: 'expire' } },
    review: { owner: 'state-corporation', limit: { term: 'review', move: 'run-late' } },
    information: { owner: 'applicant', limit: { term: 'silence', move: 'run-late' }, pauses: 'review' },
    paying: { owner: 'bank', limit: { term: 'review', move: 'run-late' } },
    paid: { final: 'done' },
    refused: { final: 'refused' },
    ended: { final: 'ended' },
  },
  moves: {
    ask: {
      from: ['draft', 'asked', 'declined'],
      to: 'asked',
      by: ['applicant'],
      requires: ['complete-form', 'eligible'],
      does: ['claim-rows', 'ask-approvals'],
      tell: { applicant: 'asked', 'silent-approvers': 'please' },
    },
    remind: { from: ['asked'], to: 'here', by: ['clock'], tell: { 'silent-approvers': 'please' } },
    'one-declined': { from: ['asked'], to: 'declined', by: ['approvals'], tell: { applicant: 'declined' } },
    'all-approved': {
      from: ['asked', 'declined'],
      to: 'agreed',
      by: ['approvals'],
      requires: ['all-approved'],
      tell: { applicant: 'agreed' },
    },
    sign: { from: ['agreed'], to: 'review', by: ['applicant'], signed: 'first-head' },
    inquire: { from: ['review'], to: 'information', by: ['reviewer'], carries: ['words'] },
    answer: { from: ['information'], to: 'review', by: ['applicant'], carries: ['words'] },
    'run-late': { from: ['review', 'information', 'paying'], to: 'here', by: ['clock'] },
    pay: { from: ['review'], to: 'paying', by: ['reviewer'], does: ['order-payment'] },
    'bank-paid': { from: ['paying'], to: 'paid', by: ['bank'], tell: { applicant: 'paid' } },
    'bank-returned': { from: ['paying'], to: 'refused', by: ['bank'], does: ['release-rows'] },
    refuse: {
      from: ['review'],
      to: 'refused',
      by: ['reviewer'],
      carries: ['refusal', 'words'],
      does: ['release-rows'],
      tell: { applicant: 'refused' },
    },
    withdraw: {
      from: ['draft', 'asked', 'declined', 'agreed'],
      to: 'ended',
      by: ['applicant'],
      does: ['release-rows', 'end-approvals'],
    },
    expire: {
      from: ['draft', 'asked', 'declined', 'agreed'],
      to: 'ended',
      by: ['clock'],
      does: ['release-rows', 'end-approvals'],
      tell: { applicant: 'expired' },
    },
  },
})

/** A small refund that several people must agree to, for tests of the rooms an application passes through. */
export const smallRefund: Service = {
  ...permit,
  id: 'small-refund',
  audience: 'payer',
  form,
  workflow,
  reasons: { duplicate: { documents: [], ...own } },
  refusals: { 'no-ground': own },
  ineligible: ['not-head'],
  payments: [{ payment: 'OPV', contribution: '010', penalty: '019', offered: true, verified: true }],
  eligibility: ({ payer, applicantIin }) => {
    if (!payer) return { outcome: 'unknown', missing: ['payer'] }
    return payer.headIin === applicantIin ? { outcome: 'yes' } : { outcome: 'no', reason: 'not-head' }
  },
  approvals: ({ rows }) => partsOfRows(Array.isArray(rows) ? rows : []),
  // Its words are its keys, with what they were told.
  texts: (language) => (key, values) => [language, key, ...Object.values(values ?? {})].join(' '),
}
