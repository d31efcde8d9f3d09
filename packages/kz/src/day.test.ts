import { describe, expect, test } from 'vitest'
import { addDays, addMonths, ageOn, dayInKazakhstan, isDay } from './day.ts'

test.each([
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['2026-01-01T00:00', false],
  ['0001-01-01', true],
  ['', false],
])('"%s" is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
})

describe('the day in Kazakhstan follows Asia/Almaty', () => {
  test.each([
    ['2026-11-21T18:59:59Z', '2026-11-21'],
    ['2026-11-21T19:00:00Z', '2026-11-22'],
    ['2023-11-21T17:59:59Z', '2023-11-21'],
    ['2023-11-21T18:00:00Z', '2023-11-22'],
  ])('%s is %s', (moment, day) => {
    expect(dayInKazakhstan(new Date(moment))).toBe(day)
  })
})

describe('months are added and clamped to the end of the month', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['1966-12-15', 61 * 12, '2027-12-15'],
    ['1967-01-10', 61 * 12 + 6, '2028-07-10'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s + %i months = %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })
})

test('days are added over the end of a year', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
})

describe('a person is a year older on the birthday', () => {
  test.each([
    ['2008-11-23', '2026-11-22', 17],
    ['2008-11-22', '2026-11-22', 18],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2026-11-22', '2026-11-22', 0],
  ])('born %s, on %s: %i', (birthDate, day, age) => {
    expect(ageOn(birthDate, day)).toBe(age)
  })
})

test('a day that is none is refused by name', () => {
  expect(() => addDays('2026-02-30', 1)).toThrow('"2026-02-30" is not a day')
})
