import {
  addWorkingDays,
  dayInKazakhstan,
  isWorkingDay,
  type WorkingCalendar,
  workingCalendar,
  workingDayFrom,
} from '#kz'

const dayMilliseconds = 24 * 60 * 60_000

/** Until when the office owes an answer, and by which version of the calendar that was counted. */
export type DueTime = { readonly dueAt: Date; readonly calendar: string }

/**
 * One business day: the same time on the next working day. Sent on a day off: 24 hours from 09:00 of the next working
 * day. Time of Kazakhstan.
 */
export function dueTime(sentAt: Date, calendar: WorkingCalendar = workingCalendar): DueTime {
  const day = dayInKazakhstan(sentAt)
  if (!isWorkingDay(day, calendar)) {
    const opening = Date.parse(`${workingDayFrom(day, calendar)}T09:00:00+05:00`)
    return { dueAt: new Date(opening + dayMilliseconds), calendar: calendar.name }
  }
  const days = (Date.parse(addWorkingDays(day, 1, calendar)) - Date.parse(day)) / dayMilliseconds
  return { dueAt: new Date(sentAt.getTime() + days * dayMilliseconds), calendar: calendar.name }
}
