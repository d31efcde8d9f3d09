import { workingCalendar } from '../calendar/data/working-calendar.ts'
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '../calendar/working-calendar.ts'
import { type Day, isDay } from '../day.ts'
import { KzError } from '../kz-error.ts'
import { inputRecord, shown } from './input.ts'

export type WorkdaysAnswer = { readonly calendar: string } & (
  | { readonly date: Day }
  | { readonly days: number }
)

/** What `senim workdays --help` prints. */
export const workdaysHelp = `senim workdays
Counts working days of a five-day week by the working calendar of Kazakhstan.
Batch input   {"date": DAY, "add": N}       the last day of a term of N working days accepted on DAY
              {"from": DAY, "to": DAY}      working days after "from", up to and including "to"
  The day of acceptance ("date", "from") is not counted. DAY is YYYY-MM-DD, N a whole number from 0.
Output        {"date": DAY, "calendar": NAME} or {"days": N, "calendar": NAME}
  calendar   the version of the calendar that was used
Errors        bad-input bad-date bad-number-of-days dates-reversed calendar-year-missing
Example
  {"date":"2026-03-06","add":10}
  {"date":"2026-03-26","calendar":"${workingCalendar.name}"}
`

/**
 * `senim workdays`: adds working days to a day, or counts them between two. Throws a KzError for an input it cannot
 * read and for years the calendar does not have.
 * @example workdaysCommand({ from: '2026-03-06', to: '2026-03-26' }) // { days: 10, calendar }
 */
export function workdaysCommand(input: unknown, calendar: WorkingCalendar = workingCalendar): WorkdaysAnswer {
  const shape = 'an object {"date", "add"} or {"from", "to"}'
  const { date, add, from, to } = inputRecord(input, shape)
  if (date !== undefined && add !== undefined)
    return { date: addWorkingDays(day(date), count(add), calendar), calendar: calendar.name }
  if (from !== undefined && to !== undefined)
    return { days: workingDaysBetween(day(from), day(to), calendar), calendar: calendar.name }
  throw new KzError('bad-input', `The input ${shown(input)} is not ${shape}.`)
}

function day(input: unknown): Day {
  if (typeof input === 'string' && isDay(input)) return input
  throw new KzError('bad-date', `${shown(input)} is not a day. Write a real day as "YYYY-MM-DD".`)
}

function count(input: unknown): number {
  if (typeof input === 'number') return input
  throw new KzError('bad-number-of-days', `${shown(input)} is not a number. Write it without quotes.`)
}
