import { addDays, type Day, isWeekend, weekdayOf } from '../day.ts'
import type { Provenance } from '../fact.ts'
import { KzError } from '../kz-error.ts'
import { workingCalendar } from './data/working-calendar.ts'

/** One year of a five-day week, as decided (official) or as the rules foretell it (projected). */
export type CalendarYear = Provenance & {
  readonly year: number
  /** Weekdays that are days off, written MM-DD. */
  readonly weekdaysOff: readonly string[]
  /** Saturdays and Sundays that are worked, written MM-DD. */
  readonly workingWeekends: readonly string[]
  readonly status: 'official' | 'projected'
  /** What was not checked about a verified year; shown to administrators. */
  readonly caveat: string | null
}

/** A calendar has a name for its version: due dates are kept with it, and recomputed when it is edited. */
export type WorkingCalendar = { readonly name: string; readonly years: readonly CalendarYear[] }

/** Whether people work on this day. */
export function isWorkingDay(day: Day, calendar: WorkingCalendar = workingCalendar): boolean {
  const { weekdaysOff, workingWeekends } = calendarYear(day, calendar)
  const monthAndDay = day.slice(5)
  return isWeekend(day) ? workingWeekends.includes(monthAndDay) : !weekdaysOff.includes(monthAndDay)
}

/**
 * The last day of a term of N working days. The day it starts from is not counted (Civil Code art. 173);
 * a term of no days ends at once.
 * @example addWorkingDays('2026-03-06', 10) // '2026-03-26'
 */
export function addWorkingDays(from: Day, count: number, calendar: WorkingCalendar = workingCalendar): Day {
  if (!Number.isInteger(count) || count < 0) throw badNumber(count)
  let day = from
  calendarYear(day, calendar)
  for (let left = count; left > 0; left -= isWorkingDay(day, calendar) ? 1 : 0) day = addDays(day, 1)
  return day
}

/**
 * Working days after `from` up to and including `to`: the day of acceptance is not counted, so
 * `workingDaysBetween(from, addWorkingDays(from, n))` is n.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar = workingCalendar): number {
  weekdayOf(from)
  weekdayOf(to)
  if (to < from) throw new KzError('dates-reversed', `${to} lies before ${from}. Swap the two days.`)
  calendarYear(from, calendar)
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}

/**
 * The day itself when it is worked, else the next one that is: where a calendar term ends (Civil Code art. 175),
 * and when an application sent on a day off counts as received.
 */
export function workingDayFrom(day: Day, calendar: WorkingCalendar = workingCalendar): Day {
  let candidate = day
  while (!isWorkingDay(candidate, calendar)) candidate = addDays(candidate, 1)
  return candidate
}

/** The table of the year of a day. */
export function calendarYear(day: Day, calendar: WorkingCalendar = workingCalendar): CalendarYear {
  weekdayOf(day)
  const year = calendar.years.find((candidate) => candidate.year === Number(day.slice(0, 4)))
  if (year) return year
  const known = calendar.years.map((candidate) => candidate.year).join(', ')
  throw new KzError(
    'calendar-year-missing',
    `The working calendar ${calendar.name} has no table for the year of ${day}. It knows ${known}: add the year to it.`,
  )
}

function badNumber(count: number): KzError {
  return new KzError(
    'bad-number-of-days',
    `${count} is not a number of working days. Use a whole number from 0 upwards.`,
  )
}
