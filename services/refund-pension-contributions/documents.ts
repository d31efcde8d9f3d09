import { defineDocuments } from '#modules/service-kit'

const unread = { source: 'not found in the law yet', verified: false } as const

/** Reasons for a refund and the documents each asks for; one reason for all employees of an application. */
export const { documents, reasons } = defineDocuments({
  documents: {
    'work-document': { from: 'person' },
    'pensioner-certificate': { from: 'person' },
    'payment-orders': { from: 'person' },
    'payment-order': { from: 'person' },
    explanation: { from: 'person' },
    'employment-order': { from: 'person' },
    'dismissal-order': { from: 'person' },
    'supporting-document': { from: 'person' },
    calculation: { from: 'person' },
    'account-statement': { from: 'person' },
  },
  reasons: {
    pensioner: {
      documents: ['work-document', 'pensioner-certificate'],
      source: 'gfss.kz, answers to questions',
      verified: true,
    },
    duplicate: { documents: ['payment-orders'], ...unread },
    'wrong-person': { documents: ['payment-order', 'explanation', 'employment-order'], ...unread },
    'after-dismissal': { documents: ['dismissal-order'], ...unread },
    'not-payer': { documents: ['supporting-document'], ...unread },
    'wrong-purpose': { documents: ['payment-order'], ...unread },
    'over-limit': { documents: ['calculation'], ...unread },
    'penalty-only': { documents: ['account-statement'], ...unread },
  },
})
