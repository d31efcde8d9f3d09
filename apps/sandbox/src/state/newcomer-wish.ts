import { calendarDay } from './calendar-day.ts'

/** Whether this can stand as a surname, name or patronymic: letters of any script, one to sixty. */
export function isName(value: string): boolean {
  return value.length <= 60 && /^\p{L}[\p{L}\p{M}]*([ '’-][\p{L}\p{M}]+)*$/u.test(value)
}

/** Whether this is a real day on which somebody alive today may have been born. */
export function isBirthDate(value: string, today: Date): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  const isReal = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
  return isReal && value >= '1900-01-01' && value <= calendarDay(today)
}
