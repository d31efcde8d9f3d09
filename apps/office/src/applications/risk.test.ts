import { expect, test } from 'vitest'
import { workingCalendar } from '#kz'
import { riskOf } from './risk.ts'

// A Friday, 10:00 in Almaty.
const now = new Date('2026-11-27T05:00:00Z')
const endOf = (day: string) => new Date(`${day}T13:30:00Z`)

test.each([
  ['2026-11-26', 'late', 0],
  ['2026-11-27', 'today', 0],
  // The weekend leaves nothing: who waits until Sunday has waited until Friday.
  ['2026-11-29', 'today', 0],
  ['2026-11-30', 'soon', 1],
  ['2026-12-01', 'soon', 2],
  ['2026-12-02', 'calm', 3],
  // 16 December is a holiday.
  ['2026-12-17', 'calm', 13],
] as const)('what is due on %s is %s with %i working days left', (due, risk, daysLeft) => {
  expect(riskOf(endOf(due), now, workingCalendar)).toEqual({ risk, daysLeft })
})
