import { expect, test } from 'vitest'
import { dueTime } from './due-time.ts'

const inAlmaty = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Almaty',
  dateStyle: 'short',
  timeStyle: 'short',
})
const due = (sent: string) => inAlmaty.format(dueTime(new Date(`${sent}:00+05:00`)).dueAt)

test.each([
  ['a working day: the same time on the next one', '2026-11-24 10:15', '2026-11-25 10:15'],
  ['Friday evening: Monday evening', '2026-11-27 17:59', '2026-11-30 17:59'],
  ['after hours on a working day: still the same time', '2026-11-24 23:59', '2026-11-25 23:59'],
  ['the first minute of a working day', '2026-11-24 00:00', '2026-11-25 00:00'],
  ['Saturday: 24 hours from Monday 09:00', '2026-11-28 12:00', '2026-12-01 09:00'],
  ['the last minute of Sunday: 24 hours from Monday 09:00', '2026-11-29 23:59', '2026-12-01 09:00'],
  ['the eve of a holiday: past the holiday', '2026-12-15 16:30', '2026-12-17 16:30'],
  ['a holiday in the week: 24 hours from 09:00 of the day after', '2026-12-16 08:00', '2026-12-18 09:00'],
  ['Friday before a moved holiday', '2026-10-23 18:00', '2026-10-27 18:00'],
  ['the Monday a Sunday holiday was moved to', '2026-10-26 10:00', '2026-10-28 09:00'],
  ['the eve of Nauryz: five days off in a row', '2026-03-20 11:00', '2026-03-26 11:00'],
  ['a Saturday that is worked: like any working day', '2024-05-04 12:00', '2024-05-06 12:00'],
  ['Friday before a Saturday that is worked', '2024-05-03 15:00', '2024-05-04 15:00'],
  ['the weekday off for which that Saturday is worked', '2024-05-08 12:00', '2024-05-11 09:00'],
  ['the last working day of a year', '2026-12-31 14:00', '2027-01-05 14:00'],
])('%s', (_, sent, expected) => {
  expect(due(sent.replace(' ', 'T'))).toBe(expected)
})

test('the day is that of Kazakhstan, not of Greenwich', () => {
  // 20:30 on Sunday in Greenwich is half past one on Monday in Almaty.
  expect(dueTime(new Date('2026-11-29T20:30:00Z')).dueAt).toEqual(new Date('2026-11-30T20:30:00Z'))
})

test('the version of the calendar is kept with the time', () => {
  expect(dueTime(new Date('2026-11-24T05:00:00Z')).calendar).toMatch(/^kz-5-day-week-/)
})
