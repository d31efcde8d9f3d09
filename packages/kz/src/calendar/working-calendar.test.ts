import { describe, expect, test } from 'vitest'
import { addDays } from '../day.ts'
import { workingCalendar } from './data/working-calendar.ts'
import { projectYear } from './project-year.ts'
import {
  addWorkingDays,
  calendarYear,
  isWorkingDay,
  type WorkingCalendar,
  workingDayFrom,
  workingDaysBetween,
} from './working-calendar.ts'

describe('a term of N working days ends on the right day', () => {
  test.each([
    ['2026-03-06', 10, '2026-03-26'],
    ['2026-03-20', 1, '2026-03-26'],
    ['2026-08-28', 1, '2026-08-31'],
    ['2026-12-30', 10, '2027-01-18'],
    ['2024-12-30', 5, '2025-01-09'],
    ['2024-05-03', 3, '2024-05-10'],
    ['2026-05-20', 30, '2026-07-02'],
    ['2026-04-30', 10, '2026-05-19'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-22', 1, '2026-11-23'],
  ])('%s + %i = %s', (from, count, to) => {
    expect(addWorkingDays(from, count)).toBe(to)
    if (count > 0) expect(workingDaysBetween(from, to)).toBe(count)
  })
})

test.each([
  [2024, 249],
  [2025, 246],
  [2026, 247],
  [2027, 247],
])('%i has %i working days', (year, days) => {
  expect(daysOf(year).filter((day) => isWorkingDay(day))).toHaveLength(days)
})

test('January 2026 has the 19 working days of the official figure', () => {
  expect(workingDaysBetween('2025-12-31', '2026-01-31')).toBe(19)
})

test('weekends that were swapped are worked', () => {
  expect(isWorkingDay('2024-05-04')).toBe(true)
  expect(isWorkingDay('2025-01-05')).toBe(true)
  expect(isWorkingDay('2026-03-28')).toBe(false)
})

test.each([
  ['2026-08-30', '2026-08-31'],
  ['2026-08-31', '2026-08-31'],
  ['2026-03-21', '2026-03-26'],
])('a calendar term that ends on %s ends on %s', (day, expected) => {
  expect(workingDayFrom(day)).toBe(expected)
})

test('the day of acceptance is not counted and the last day is', () => {
  expect(workingDaysBetween('2026-11-23', '2026-11-23')).toBe(0)
  expect(workingDaysBetween('2026-11-23', '2026-11-24')).toBe(1)
  expect(workingDaysBetween('2026-11-20', '2026-11-22')).toBe(0)
})

describe('questions without an answer say why', () => {
  test.each([
    ['a day that is none', () => addWorkingDays('2026-02-30', 1), 'bad-date'],
    ['a day that is none, at the end', () => workingDaysBetween('2026-02-01', '2026-02-30'), 'bad-date'],
    ['a part of a day', () => addWorkingDays('2026-02-01', 1.5), 'bad-number-of-days'],
    ['fewer days than none', () => addWorkingDays('2026-02-01', -1), 'bad-number-of-days'],
    ['days in the wrong order', () => workingDaysBetween('2026-02-02', '2026-02-01'), 'dates-reversed'],
    ['a year before the tables', () => addWorkingDays('2023-12-31', 1), 'calendar-year-missing'],
    ['a year after the tables', () => addWorkingDays('2031-12-31', 1), 'calendar-year-missing'],
  ])('%s', (_, ask, code) => {
    expect(ask).toThrow(expect.objectContaining({ name: 'KzError', code }))
  })
})

test('an edited calendar is an argument, and moves the end of a term', () => {
  const edited: WorkingCalendar = {
    name: 'with a swap in November',
    years: workingCalendar.years.map((year) =>
      year.year === 2026 ? { ...year, weekdaysOff: [...year.weekdaysOff, '11-24'] } : year,
    ),
  }
  expect(addWorkingDays('2026-11-23', 1)).toBe('2026-11-24')
  expect(addWorkingDays('2026-11-23', 1, edited)).toBe('2026-11-25')
})

describe('the rules give the official calendars again, but for the swaps by order', () => {
  test.each([
    [2024, '06-16', ['05-08']],
    [2025, '06-06', ['01-03']],
    [2026, '05-27', []],
    [2027, '05-16', []],
  ])('%i', (year, kurbanAit, swapped) => {
    const official = calendarYear(`${year}-01-01`).weekdaysOff.filter((day) => !swapped.includes(day))
    expect(projectYear(year, kurbanAit).weekdaysOff).toEqual(official)
  })
})

test('years that are only projected are not verified', () => {
  for (const { status, verified } of workingCalendar.years) expect(verified).toBe(status === 'official')
})

test('every day off is a weekday and every working weekend is not', () => {
  for (const { year, weekdaysOff, workingWeekends } of workingCalendar.years) {
    const weekday = (day: string) => new Date(`${year}-${day}T00:00:00Z`).getUTCDay() % 6
    expect(weekdaysOff.map(weekday)).not.toContain(0)
    expect(workingWeekends.map(weekday).every((rest) => rest === 0)).toBe(true)
  }
})

function daysOf(year: number): readonly string[] {
  return Array.from({ length: 366 }, (_, place) => addDays(`${year}-01-01`, place)).filter((day) =>
    day.startsWith(String(year)),
  )
}
