/**
 * Thrown for questions that have no answer, not for wrong values (those are returned).
 * - `BAD_DAY`: the day is not a real day written YYYY-MM-DD; mend the argument.
 * - `BAD_NUMBER_OF_DAYS`: not a whole number from 0 upwards; mend the argument.
 * - `DAYS_REVERSED`: `to` lies before `from`; swap them.
 * - `CALENDAR_YEAR_MISSING`: the calendar has no table for a year on the way; add the year to the calendar.
 */
export type KzErrorCode = 'BAD_DAY' | 'BAD_NUMBER_OF_DAYS' | 'DAYS_REVERSED' | 'CALENDAR_YEAR_MISSING'

export class KzError extends Error {
  override readonly name = 'KzError'
  readonly code: KzErrorCode
  constructor(code: KzErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
