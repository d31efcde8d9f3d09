const faq = { source: 'the public FAQ of the service', verified: true } as const
const sibling = {
  source: 'by the refund of health insurance contributions (fms.kz)',
  verified: false,
} as const
const general = { source: 'by the rules of services of the same kind (msqory.kz)', verified: false } as const

/** Why the State Corporation may refuse. */
export const refusals = {
  'not-first-head': faq,
  'approval-missing': faq,
  'wrong-account': sibling,
  'wrong-reason': sibling,
  'documents-incomplete': sibling,
  'no-ground': sibling,
  'registries-differ': sibling,
  'savings-paid-out': { source: 'own choice', verified: false },
  'facts-unreliable': general,
  'court-ban': general,
} as const
