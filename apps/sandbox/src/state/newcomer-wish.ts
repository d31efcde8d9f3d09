import { dayInKazakhstan, isDay } from '#kz'

/** Whether this can stand as a surname, name or patronymic: letters of any script, one to sixty. */
export function isName(value: string): boolean {
  return value.length <= 60 && /^\p{L}[\p{L}\p{M}]*([ '’-][\p{L}\p{M}]+)*$/u.test(value)
}

/** Whether this is a real day on which somebody alive today may have been born. */
export function isBirthDate(value: string, today: Date): boolean {
  return isDay(value) && value >= '1900-01-01' && value <= dayInKazakhstan(today)
}
