import {
  type Answers,
  type ChosenRow,
  type TypedRow,
  type TypedStep,
  writtenMoney,
} from '#modules/service-kit'
import type { FormValues } from '#platform/web'

/** A step as a page shows it: every field's text, and the chosen rows with the sums as they were typed. */
export type ShownStep = {
  readonly texts: Readonly<Record<string, string>>
  readonly refunds: Readonly<Record<string, string>>
}

/** What is kept of a step, as somebody would type it. */
export function shownStep(fields: readonly string[], answers: Answers): ShownStep {
  const texts: Record<string, string> = {}
  const refunds: Record<string, string> = {}
  for (const id of fields) {
    const answer = answers[id]
    if (typeof answer === 'string') texts[id] = answer
    else for (const row of answer ?? []) refunds[row.id] = writtenMoney(BigInt(row.refund))
  }
  return { texts, refunds }
}

/** Rows of an answer; none before any was chosen. */
export function rowsOf(answer: Answers[string]): readonly ChosenRow[] {
  return typeof answer === 'object' ? answer : []
}

const refundField = 'refund-'

/** The name of the input that holds the sum of one row. */
export function refundFieldOf(row: string): string {
  return `${refundField}${row}`
}

/** A posted step: texts by field, and for the rows every sum that the page carried. */
export function typedStep(form: FormValues, fields: readonly string[], rowsField: string | null): TypedStep {
  const texts = Object.fromEntries(fields.filter((id) => id !== rowsField).map((id) => [id, form[id] ?? '']))
  if (rowsField === null) return texts
  const rows: readonly TypedRow[] = Object.entries(form)
    .filter(([name]) => name.startsWith(refundField))
    .map(([name, refund]) => ({ id: name.slice(refundField.length), refund }))
  return { ...texts, [rowsField]: rows }
}

/** The step again, as it was posted: what was typed stays, right or wrong. */
export function shownAgain(form: FormValues, fields: readonly string[]): ShownStep {
  const refunds = Object.entries(form)
    .filter(([name]) => name.startsWith(refundField))
    .map(([name, refund]) => [name.slice(refundField.length), refund] as const)
  return {
    texts: Object.fromEntries(fields.map((id) => [id, form[id] ?? ''])),
    refunds: Object.fromEntries(refunds),
  }
}
