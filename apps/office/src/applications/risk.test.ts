import { describe, expect, test } from 'vitest'
import { workingCalendar } from '#kz'
import { lastDayOf, riskOf, soonBefore } from './risk.ts'

/** The moment a term with this last day is over. */
const endOf = (day: string) => new Date(new Date(`${day}T00:00:00+05:00`).getTime() + 86_400_000)
const noon = (day: string) => new Date(`${day}T12:00:00+05:00`)

describe('how near a due date is, in working days', () => {
  test.each([
    ['2026-12-07', '2026-11-30', { kind: 'in-time', days: 5 }],
    ['2026-12-07', '2026-12-02', { kind: 'in-time', days: 3 }],
    ['2026-12-07', '2026-12-03', { kind: 'soon', days: 2 }],
    ['2026-12-07', '2026-12-04', { kind: 'soon', days: 1 }],
    ['2026-12-07', '2026-12-06', { kind: 'soon', days: 1 }],
    ['2026-12-07', '2026-12-07', { kind: 'today' }],
    ['2026-12-07', '2026-12-08', { kind: 'late', days: 1 }],
    ['2026-12-04', '2026-12-06', { kind: 'late', days: 0 }],
    ['2026-12-15', '2026-12-18', { kind: 'late', days: 2 }],
  ])('due on %s, seen on %s', (due, today, risk) => {
    expect(riskOf(endOf(due), noon(today), workingCalendar)).toEqual(risk)
  })
})

test('a term that ends at midnight had the day before as its last', () => {
  expect(lastDayOf(endOf('2026-12-07'))).toBe('2026-12-07')
})

test.each([
  ['2026-12-02', '2026-12-04'],
  ['2026-12-03', '2026-12-07'],
  ['2026-12-14', '2026-12-17'],
])('on %s everything due by %s is near', (today, last) => {
  expect(soonBefore(noon(today), workingCalendar)).toEqual(endOf(last))
})
