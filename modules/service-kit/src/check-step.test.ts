import { describe, expect, test } from 'vitest'
import { checkStep, type StepLists } from './check-step.ts'
import { defineForm } from './form.ts'
import { permitForm } from './testing/permit.ts'

const form = defineForm({
  fields: {
    phone: { kind: 'phone' },
    email: { kind: 'email' },
    payer: { kind: 'payer' },
    region: { kind: 'region' },
    bic: { kind: 'bic' },
    iic: { kind: 'iic' },
    reason: { kind: 'reason' },
    day: { kind: 'day' },
    sum: { kind: 'money' },
    rows: { kind: 'rows', registry: 'contributions', mostPeople: 2 },
  },
  steps: { all: ['phone', 'email', 'payer', 'region', 'bic', 'iic', 'reason', 'day', 'sum'], rows: ['rows'] },
})

const payer = { id: '120140000017', name: 'ЖШС', kind: 'legal-entity', headIin: '850715300013' } as const
const row = (id: string, employeeIin: string, taken = false) => ({
  id,
  employeeIin,
  surname: 'Әли',
  name: 'Ерлан',
  period: '2026-09',
  knp: '010',
  paid: '4250000',
  paidOn: '2026-10-05',
  reference: `R-${id}`,
  taken,
})
const lists: StepLists = {
  payers: [
    { ...payer, active: true },
    { ...payer, id: '120140000028', active: false },
  ],
  reasons: { duplicate: { documents: [], source: 'own choice', verified: false } },
  rows: [row('1', 'a'), row('2', 'b'), row('3', 'c'), row('4', 'a', true)],
}

const sound = {
  phone: '8 701 123 45 67',
  email: 'a@b.kz',
  payer: '120140000017',
  region: '75',
  bic: 'hsbkkzkx',
  iic: 'KZ30 601A 0000 0000 001X',
  reason: 'duplicate',
  day: '2026-11-30',
  sum: '1 234,5 ₸',
}

test('sound answers are kept in their one spelling', () => {
  expect(checkStep(form, 'all', sound, {}, lists)).toEqual({
    answers: {
      ...sound,
      phone: '+77011234567',
      bic: 'HSBKKZKX',
      iic: 'KZ30601A00000000001X',
      sum: '123450',
    },
    problems: [],
  })
})

describe('what is wrong is said at its field, and the rest is kept', () => {
  test.each([
    ['phone', '+7 7172 12 34 56', 'PHONE_FIXED_LINE'],
    ['phone', ' ', 'missing'],
    ['email', 'a@b', 'EMAIL_FORMAT'],
    ['payer', '120140000028', 'NOT_IN_LIST'],
    ['region', '99', 'NOT_IN_LIST'],
    ['bic', 'ABCDKZKA', 'BIC_BANK_UNKNOWN'],
    ['iic', 'КZ30601A00000000001X', 'IIC_CYRILLIC'],
    ['reason', 'toString', 'NOT_IN_LIST'],
    ['day', '2026-02-30', 'DAY_FORMAT'],
    ['sum', '12,345', 'MONEY_DECIMALS'],
    ['sum', '0', 'MONEY_ZERO'],
    ['sum', '-5', 'MONEY_FORMAT'],
  ])('%s: "%s" is %s', (field, value, code) => {
    const checked = checkStep(form, 'all', { ...sound, [field]: value }, {}, lists)
    expect(checked.problems).toEqual([{ field, code }])
    expect(Object.keys(checked.answers)).toHaveLength(8)
  })
})

describe('chosen rows', () => {
  const check = (rows: readonly { id: string; refund: string }[], offered = lists.rows) =>
    checkStep(form, 'rows', { rows }, {}, { ...lists, rows: offered })

  test('each keeps what the registry says and the sum that is asked back', () => {
    const { answers, problems } = check([{ id: '1', refund: '42 500' }])
    expect(problems).toEqual([])
    const { taken: _, ...rest } = row('1', 'a')
    expect(answers.rows).toEqual([{ ...rest, refund: '4250000' }])
  })

  test.each([
    ['none', [], 'ROWS_NONE'],
    ['one of another payer', [{ id: '9', refund: '1' }], 'ROW_UNKNOWN'],
    ['one that is taken', [{ id: '4', refund: '1' }], 'ROW_TAKEN'],
    ['no sum', [{ id: '1', refund: '' }], 'MONEY_MISSING'],
    ['a tiyn more than was paid', [{ id: '1', refund: '42500,01' }], 'MONEY_ABOVE_PAID'],
    ['three decimals', [{ id: '1', refund: '1.234' }], 'MONEY_DECIMALS'],
    ['a person too many', ['1', '2', '3'].map((id) => ({ id, refund: '1' })), 'ROWS_TOO_MANY_PEOPLE'],
  ])('%s', (_, rows, code) => {
    expect(check(rows).problems).toEqual([expect.objectContaining({ field: 'rows', code })])
  })

  test('a silent registry is told apart from an empty choice', () => {
    expect(check([], null).problems).toEqual([{ field: 'rows', code: 'REGISTRY_SILENT' }])
  })

  test('a row that is posted twice counts once', () => {
    const { answers } = check(['1', '1'].map((id) => ({ id, refund: '1' })))
    expect(answers.rows).toHaveLength(1)
  })
})

test('a silent registry of payers is told apart from a wrong choice', () => {
  const { problems } = checkStep(form, 'all', sound, {}, { ...lists, payers: null })
  expect(problems).toEqual([{ field: 'payer', code: 'REGISTRY_SILENT' }])
})

test('a question that is not asked is not checked, and its answer is not kept', () => {
  const { answers, problems } = checkStep(permitForm, 'place', { abroad: 'no', country: 'mars' }, {}, lists)
  expect(problems).toEqual([])
  expect(answers).toEqual({ abroad: 'no', note: undefined })
})

test('answers that contradict one another are told at the field that can mend it', () => {
  const typed = { abroad: 'yes', country: 'kg', note: 'uz' }
  expect(checkStep(permitForm, 'place', typed, {}, lists).problems).toEqual([
    { field: 'note', code: 'NOTE_OTHER' },
  ])
})
