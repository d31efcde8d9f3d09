import { type Part, partsOfRows, type RefundDecision } from '#modules/service-kit'
import type { RefundAnswers } from './form.ts'

/** What is paid back: a line for every row that was chosen, to the tiyn. */
export function decision({ rows = [] }: RefundAnswers): RefundDecision {
  const lines = rows.map(({ knp, refund, reference }) => ({ knp, amount: BigInt(refund), reference }))
  return { total: lines.reduce((total, { amount }) => total + amount, 0n), lines }
}

/** Whose savings the money leaves: each employee agrees to their own rows. */
export function approvals({ rows = [] }: RefundAnswers): readonly Part[] {
  return partsOfRows(rows)
}
