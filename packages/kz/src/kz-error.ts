/**
 * Thrown for questions that have no answer, not for wrong values (those are returned).
 * - `bad-input`, `bad-kind`, `bad-value`: a command was given something it cannot read; the message says what.
 * - `bad-date`: the day is not a real day written YYYY-MM-DD; mend the argument.
 * - `bad-number-of-days`: not a whole number from 0 upwards; mend the argument.
 * - `dates-reversed`: `to` lies before `from`; swap them.
 * - `calendar-year-missing`: the calendar has no table for a year on the way; add the year to the calendar.
 */
export type KzErrorCode =
  | 'bad-input'
  | 'bad-kind'
  | 'bad-value'
  | 'bad-date'
  | 'bad-number-of-days'
  | 'dates-reversed'
  | 'calendar-year-missing'

export class KzError extends Error {
  override readonly name = 'KzError'
  readonly code: KzErrorCode
  constructor(code: KzErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
