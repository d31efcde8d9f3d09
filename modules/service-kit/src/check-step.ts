import {
  type Bank,
  checkBic,
  checkIic,
  checkPhone,
  isDay,
  banks as shippedBanks,
  regions as shippedRegions,
} from '#kz'
import { checkRows, type OfferedRow, type TypedRow } from './check-rows.ts'
import type { Answers, Field, FieldProblem, Form } from './form.ts'
import { askedFields } from './missing-answers.ts'
import { readMoney } from './money.ts'
import type { Payer, Reasons } from './parts.ts'

/** What a page posted for one step: texts as they were typed, and the rows that were chosen. */
export type TypedStep = Readonly<Record<string, string | readonly TypedRow[] | undefined>>

/** The lists a step's answers are looked up in; the room fetches them before. */
export type StepLists = {
  /** Entities this person heads; null when the registry is silent. */
  readonly payers: readonly Payer[] | null
  readonly reasons: Reasons
  readonly banks?: readonly Bank[]
  readonly regions?: readonly string[]
  /** Rows of the registry, those that were chosen at least; null when nobody has asked. */
  readonly rows: readonly OfferedRow[] | null
}

export type CheckedStep = {
  /** What passed, in its one spelling. */
  readonly answers: Answers
  readonly problems: readonly FieldProblem[]
}

type Checked = { readonly answer: Answers[string] } | { readonly code: string }

/**
 * Checks the answers of one step: each by the kind of its field, then all against one another.
 *
 *     checkStep(service.form, 'payer', { phone: '8 701 123 45 67' }, {}, lists)
 *     // { answers: { phone: '+77011234567' }, problems: [{ field: 'email', code: 'missing' }, …] }
 *
 * @param given the answers of other steps, which questions and agreements may depend on
 */
export function checkStep(
  form: Form,
  step: string,
  typed: TypedStep,
  given: Answers,
  lists: StepLists,
): CheckedStep {
  const answers: Record<string, Answers[string]> = {}
  const problems: FieldProblem[] = []
  for (const id of form.steps[step] ?? []) {
    const field = form.fields[id]
    // A question may depend on one before it in the same step.
    if (!field || !askedFields(form, step, { ...given, ...answers }).includes(id)) continue
    const value = typed[id]
    if (field.kind === 'rows') {
      const checked = checkRows(field, id, Array.isArray(value) ? value : [], lists.rows)
      answers[id] = checked.rows
      problems.push(...checked.problems)
      continue
    }
    const checked = checkField(field, typeof value === 'string' ? value.trim() : '', lists)
    if ('answer' in checked) answers[id] = checked.answer
    else problems.push({ field: id, code: checked.code })
  }
  if (problems.length === 0)
    for (const agree of form.agreements) {
      const problem = agree({ ...given, ...answers })
      if (problem && (form.steps[step] ?? []).includes(problem.field)) problems.push(problem)
    }
  return { answers, problems }
}

const emailShape = /^[^\s@<>"'(),;:\\[\]]{1,64}@[^\s@.]+(\.[^\s@.]+)*\.[^\s@.]{2,}$/

function checkField(field: Exclude<Field, { kind: 'rows' }>, text: string, lists: StepLists): Checked {
  if (text === '') return field.optional ? { answer: undefined } : { code: 'missing' }
  switch (field.kind) {
    case 'text':
      return text.length > field.most ? { code: 'TOO_LONG' } : { answer: text }
    case 'choice':
      return oneOf(text, field.options)
    case 'yes-no':
      return oneOf(text, ['yes', 'no'])
    case 'day':
      return isDay(text) ? { answer: text } : { code: 'DAY_FORMAT' }
    case 'email':
      return emailShape.test(text) && text.length <= 254 ? { answer: text } : { code: 'EMAIL_FORMAT' }
    case 'payer':
      if (lists.payers === null) return { code: 'REGISTRY_SILENT' }
      return oneOf(
        text,
        lists.payers.filter(({ active }) => active).map(({ id }) => id),
      )
    case 'region':
      return oneOf(text, lists.regions ?? shippedRegions.map(({ code }) => code))
    case 'reason':
      return oneOf(text, Object.keys(lists.reasons))
    case 'phone': {
      const check = checkPhone(text)
      return check.valid ? { answer: check.fields.phone } : { code: check.code }
    }
    case 'bic': {
      const check = checkBic(text, lists.banks ?? shippedBanks)
      if (!check.valid) return { code: check.code }
      return check.fields.bankCode === null ? { code: 'BIC_BANK_UNKNOWN' } : { answer: check.fields.bic }
    }
    case 'iic': {
      const check = checkIic(text, lists.banks ?? shippedBanks)
      return check.valid ? { answer: check.fields.iic } : { code: check.code }
    }
    case 'money': {
      const read = readMoney(text)
      return read.valid ? { answer: read.tiyn.toString() } : { code: read.code }
    }
  }
}

function oneOf(text: string, options: readonly string[]): Checked {
  return options.includes(text) ? { answer: text } : { code: 'NOT_IN_LIST' }
}
