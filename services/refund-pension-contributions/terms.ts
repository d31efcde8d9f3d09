// No term of this refund was found in the law: review, execution and payment are fifteen working days together, as
// the sibling refund of health insurance contributions has them. An administrator may set others from a day on.
const sibling = {
  source: 'by the refund of health insurance contributions: within 15 working days',
  verified: false,
} as const
const own = { source: 'own choice', verified: false } as const

/** The terms of the stages in working days, as shipped. */
export const terms = {
  draft: { workingDays: 30, ...own },
  approval: { workingDays: 10, ...own },
  silence: { workingDays: 5, ...own },
  signature: { workingDays: 10, ...own },
  information: { workingDays: 10, ...own },
  review: { workingDays: 5, ...sibling },
  execution: { workingDays: 7, ...sibling },
  payment: { workingDays: 3, ...sibling },
} as const
