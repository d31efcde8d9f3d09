import { workingCalendar } from '../calendar/data/working-calendar.ts'
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '../calendar/working-calendar.ts'
import { type Day, isDay } from '../day.ts'
import { KzError, type KzErrorCode } from '../kz-error.ts'
import { isRecord, shown, type Unusable, unusable } from './answer.ts'

export type WorkdaysAnswer = { readonly calendar: string } & (
  | { readonly date: Day }
  | { readonly days: number }
)
export type WorkdaysErrorCode = 'BAD_INPUT' | KzErrorCode

/** What `senim workdays --help` prints. */
export const workdaysHelp = `senim workdays
Counts working days of a five-day week by the working calendar of Kazakhstan.
Batch input   {"date": DAY, "add": N}       the last day of a term of N working days accepted on DAY
              {"from": DAY, "to": DAY}      working days after "from", up to and including "to"
  The day of acceptance ("date", "from") is not counted. DAY is YYYY-MM-DD, N a whole number from 0.
Output        {"date": DAY, "calendar": NAME} or {"days": N, "calendar": NAME}
  calendar   the version of the calendar that was used
Errors        BAD_INPUT BAD_DAY BAD_NUMBER_OF_DAYS DAYS_REVERSED CALENDAR_YEAR_MISSING
Example
  {"date":"2026-03-06","add":10}
  {"date":"2026-03-26","calendar":"${workingCalendar.name}"}
`

/**
 * `senim workdays`: adds working days to a day, or counts them between two.
 * @example workdaysCommand({ from: '2026-03-06', to: '2026-03-26' }) // { days: 10, calendar }
 */
export function workdaysCommand(
  input: unknown,
  calendar: WorkingCalendar = workingCalendar,
): WorkdaysAnswer | Unusable<WorkdaysErrorCode> {
  if (!isRecord(input)) return badInput(input)
  try {
    if ('date' in input && 'add' in input) {
      const date = addWorkingDays(day(input.date), count(input.add), calendar)
      return { date, calendar: calendar.name }
    }
    if (!('from' in input && 'to' in input)) return badInput(input)
    const days = workingDaysBetween(day(input.from), day(input.to), calendar)
    return { days, calendar: calendar.name }
  } catch (error) {
    if (error instanceof KzError) return unusable(error.code, error.message)
    throw error
  }
}

function badInput(input: unknown): Unusable<'BAD_INPUT'> {
  return unusable('BAD_INPUT', `The input ${shown(input)} is neither {"date", "add"} nor {"from", "to"}.`)
}

function day(input: unknown): Day {
  if (typeof input === 'string' && isDay(input)) return input
  throw new KzError('BAD_DAY', `${shown(input)} is not a day. Write a real day as "YYYY-MM-DD".`)
}

function count(input: unknown): number {
  if (typeof input === 'number' && Number.isInteger(input) && input >= 0) return input
  throw new KzError(
    'BAD_NUMBER_OF_DAYS',
    `${shown(input)} is not a number of working days. Use a whole number from 0 upwards.`,
  )
}
