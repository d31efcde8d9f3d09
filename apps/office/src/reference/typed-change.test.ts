import { describe, expect, test } from 'vitest'
import type { ReferenceKind } from '#modules/reference'
import { typedFrom, wantedFrom } from './typed-change.ts'

const since = { 'since-day': '1', 'since-month': '1', 'since-year': '2027', source: ' law ' }
const want = (kind: ReferenceKind, fields: Record<string, string>, documents: readonly string[] = []) =>
  wantedFrom(kind, kind === 'calendar-year' ? '2027' : 'key', { fields: { ...since, ...fields }, documents })

test('days of three fields are read, and an empty last day is none', () => {
  expect(want('figure', { amount: '1' })).toMatchObject({ since: '2027-01-01', until: null, source: 'law' })
  expect(want('figure', { 'until-day': '31', 'until-month': '12', 'until-year': '2027' }).until).toBe(
    '2027-12-31',
  )
  expect(want('figure', { 'since-day': '', 'since-month': '', 'since-year': '' }).since).toBe('')
  expect(want('calendar-year', {})).toMatchObject({ since: '2027-01-01', until: '2027-12-31' })
})

describe('values are read as people type them', () => {
  test.each<[ReferenceKind, Record<string, string>, unknown]>([
    ['figure', { amount: '4 650,5' }, { amount: 4650.5 }],
    ['figure', { amount: 'many' }, { amount: Number.NaN }],
    ['term', { 'working-days': ' 15 ' }, { workingDays: 15 }],
    ['bank', { name: ' Банк ', code: '601', bank: 'bank' }, { name: 'Банк', code: '601', kind: 'bank' }],
    ['payment-purpose', { payment: 'OPV', what: 'refund' }, { payment: 'OPV', what: 'refund' }],
    ['refunded-payment', { offered: 'no' }, { offered: false }],
    ['refunded-payment', {}, undefined],
    ['refusal', {}, {}],
    ['refusal', { gone: 'yes' }, null],
    [
      'calendar-year',
      { off: '31.12', works: '', status: 'official' },
      { weekdaysOff: ['12-31'], workingWeekends: [], status: 'official' },
    ],
  ])('%s of %o', (kind, fields, value) => {
    expect(want(kind, fields).value).toEqual(value)
  })
})

test.each<[ReferenceKind, unknown]>([
  ['figure', { amount: 4650.5 }],
  ['term', { workingDays: 15 }],
  ['calendar-year', { weekdaysOff: ['01-01', '12-31'], workingWeekends: ['01-09'], status: 'projected' }],
  ['bank', { name: 'Банк', code: '601', kind: 'institution' }],
  ['payment-purpose', { payment: 'SC', what: 'penalty' }],
  ['reason', { documents: ['payment-order'] }],
  ['refusal', {}],
  ['refunded-payment', { offered: true }],
])('a form filled with a %s as it stands says the same again', (kind, value) => {
  const { fields, documents } = typedFrom(kind, value)
  expect(want(kind, fields, documents).value).toEqual(value)
})
