import { describe, expect, test } from 'vitest'
import { checkChange, saysAlready, type WantedChange, whyNotDecide } from './change.ts'
import { shippedRows } from './shipped.ts'

const shipped = shippedRows([])
const wanted = (change: Partial<WantedChange>): WantedChange => ({
  ...{ kind: 'figure', key: 'mci', value: { amount: 4650 }, since: '2027-01-01', until: '2027-12-31' },
  ...{ article: null, source: 'Law on the republican budget for 2027–2029', verified: true },
  ...change,
})
const year = (change: object, key = '2027') =>
  wanted({
    ...{ kind: 'calendar-year', key, since: `${key}-01-01`, until: `${key}-12-31` },
    value: { weekdaysOff: ['01-01'], workingWeekends: [], status: 'official', ...change },
  })

test('a value with its days and its source can be written down', () => {
  expect(checkChange(wanted({}), shipped)).toEqual([])
  expect(checkChange(wanted({ until: null, value: null }), shipped)).toEqual([])
  expect(checkChange(year({ workingWeekends: ['01-09'] }), shipped)).toEqual([])
})

describe('a change is sent back with what is wrong at its field', () => {
  test.each<[string, WantedChange, string, string]>([
    ['a figure nobody knows', wanted({ key: 'moon' }), 'key', 'key-unknown'],
    ['a term of no service', wanted({ kind: 'term', key: 'moon.review' }), 'key', 'key-unknown'],
    ['a BIC of another country', bank({ key: 'DEUTDEFF' }), 'key', 'bic-wrong'],
    ['a purpose code of two digits', purpose('10'), 'key', 'knp-wrong'],
    ['a day that is none', wanted({ since: '2027-02-30' }), 'since', 'since-wrong'],
    ['no day', wanted({ since: '' }), 'since', 'since-wrong'],
    ['a last day that is none', wanted({ until: 'soon' }), 'until', 'until-wrong'],
    ['an end before the start', wanted({ until: '2026-12-31' }), 'until', 'until-before-since'],
    ['a part of a calendar year', { ...year({}), until: '2027-06-30' }, 'since', 'since-wrong'],
    ['no source', wanted({ source: ' ' }), 'source', 'source-missing'],
    ['a source as long as a book', wanted({ source: 'x'.repeat(301) }), 'source', 'source-too-long'],
    ['an article as long as a book', wanted({ article: 'x'.repeat(301) }), 'article', 'article-too-long'],
    ['a negative figure', wanted({ value: { amount: -1 } }), 'value', 'amount-wrong'],
    ['a figure that is no number', wanted({ value: { amount: Number.NaN } }), 'value', 'amount-wrong'],
    ['a value of another kind', wanted({ value: { workingDays: 5 } }), 'value', 'amount-wrong'],
    [
      'a bank without a name',
      bank({ value: { name: ' ', code: '601', kind: 'bank' } }),
      'value',
      'bank-wrong',
    ],
    ['a day off that the month has not', year({ weekdaysOff: ['02-30'] }), 'value', 'calendar-day-wrong'],
    ['a day twice', year({ weekdaysOff: ['01-01', '01-01'] }), 'value', 'calendar-day-wrong'],
    ['a Saturday as a weekday off', year({ weekdaysOff: ['01-02'] }), 'value', 'weekday-expected'],
    [
      'a Monday as a weekend that is worked',
      year({ workingWeekends: ['01-04'] }),
      'value',
      'weekend-expected',
    ],
  ])('%s', (_, change, field, code) => {
    expect(checkChange(change, shipped)).toContainEqual(expect.objectContaining({ field, code }))
  })
})

test('the day that is wrong is named', () => {
  expect(checkChange(year({ weekdaysOff: ['01-01', '13-40'] }), shipped)).toEqual([
    { field: 'value', code: 'calendar-day-wrong', found: '13-40' },
  ])
})

test('a bank or a purpose code that did not ship may be added', () => {
  expect(checkChange(bank({}), shipped)).toEqual([])
  expect(checkChange(purpose('027'), shipped)).toEqual([])
})

describe('a change that says what is so already', () => {
  const row = {
    ...{ value: { amount: 5, name: 'x' }, since: '2026-01-01', until: '2026-12-31', version: null },
    ...{ article: null, source: 'law', verified: true },
  }
  const same = wanted({ ...row, value: { name: 'x', amount: 5 } })

  test.each<[string, WantedChange, boolean]>([
    ['on the same days, whatever the order of its parts', same, true],
    ['on some of the days', { ...same, since: '2026-03-01', until: '2026-03-31' }, true],
    ['on more days', { ...same, until: '2027-01-31' }, false],
    ['with another value', { ...same, value: { amount: 6 } }, false],
    ['but now verified by somebody', { ...same, source: 'law, read in full' }, false],
  ])('%s', (_, change, already) => {
    expect(saysAlready(change, [row])).toBe(already)
  })

  test('ends what is not there', () => {
    expect(saysAlready(wanted({ value: null }), [])).toBe(true)
  })
})

describe('given an administrator who proposed', () => {
  const change = { state: 'open', proposedBy: 'one' } as const
  const colleague = { memberId: 'other', state: 'active', roles: ['administrator'] } as const

  test.each([
    ['another administrator, then nothing stands in the way', change, colleague, null],
    ['they themselves, then they may not', change, { ...colleague, memberId: 'one' }, 'own-change'],
    ['an auditor, then they may not', change, { ...colleague, roles: ['auditor'] }, 'not-administrator'],
    [
      'somebody who left, then they may not',
      change,
      { ...colleague, state: 'deactivated' },
      'not-administrator',
    ],
    ['somebody too late, then it is decided', { ...change, state: 'refused' }, colleague, 'not-open'],
  ] as const)('when it is decided by %s', (_, what, by, expected) => {
    expect(whyNotDecide(what, by)).toBe(expected)
  })
})

function bank(change: Partial<WantedChange>): WantedChange {
  const value = { name: 'Жаңа Банк', code: '333', kind: 'bank' }
  return wanted({ kind: 'bank', key: 'NEWBKZKA', value, until: null, ...change })
}

function purpose(key: string): WantedChange {
  return wanted({ kind: 'payment-purpose', key, value: { payment: 'OPV', what: 'refund' }, until: null })
}
