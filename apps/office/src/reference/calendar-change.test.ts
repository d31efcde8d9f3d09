import { describe, expect, test } from 'vitest'
import { calendarChange, daysTyped, typedDays } from './calendar-change.ts'

const year = (weekdaysOff: readonly string[], workingWeekends: readonly string[] = []) =>
  ({ weekdaysOff, workingWeekends, status: 'official' }) as const

test.each([
  ['31.12', ['12-31']],
  ['1.1\n7.1, 8.03.2027', ['01-01', '01-07', '03-08']],
  ['2026-12-31; 2026-12-31', ['12-31']],
  ['soon 32.13', ['13-32', 'soon']],
  ['', []],
])('%o is read as %o', (typed, days) => {
  expect(daysTyped(typed)).toEqual(days)
})

test('days are written into the form as they are read from it', () => {
  const days = ['01-01', '12-31']
  expect(typedDays(days)).toBe('01.01\n31.12')
  expect(daysTyped(typedDays(days))).toEqual(days)
})

describe('a change of a year is told day by day', () => {
  test.each([
    [
      'a weekday off',
      year(['01-01']),
      year(['01-01', '12-31']),
      { becomesOff: ['12-31'], becomesWorking: [] },
    ],
    [
      'a swap',
      year(['01-01']),
      year(['01-01', '05-08'], ['05-04']),
      { becomesOff: ['05-08'], becomesWorking: ['05-04'] },
    ],
    [
      'a swap that is taken back',
      year(['05-08'], ['05-04']),
      year([]),
      { becomesOff: ['05-04'], becomesWorking: ['05-08'] },
    ],
    ['a year that was not there', null, year(['01-01']), { becomesOff: ['01-01'], becomesWorking: [] }],
    ['nothing', year(['01-01']), year(['01-01']), { becomesOff: [], becomesWorking: [] }],
  ])('%s', (_, before, after, expected) => {
    expect(calendarChange(before, after)).toEqual(expected)
  })
})
