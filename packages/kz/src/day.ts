import { KzError } from './kz-error.ts'

/** A day of the calendar, written YYYY-MM-DD. Days compare as text. */
export type Day = string

const almatyDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Almaty',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day it is in Kazakhstan at this moment: one time zone since 1 March 2024, Asia/Almaty. */
export function dayInKazakhstan(moment: Date): Day {
  const parts = new Map(almatyDay.formatToParts(moment).map((part) => [part.type, part.value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

/** Whether the text is a real day: 2026-02-30 is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && dayOf(time) === text
}

/** The day some calendar days later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return dayOf(timeOf(day) + days * 86_400_000)
}

/** The same day some months later; a day the month does not have becomes its last: 31 January + 1 → 28 February. */
export function addMonths(day: Day, months: number): Day {
  const start = new Date(timeOf(day))
  const lastOfMonth = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0))
  lastOfMonth.setUTCDate(Math.min(start.getUTCDate(), lastOfMonth.getUTCDate()))
  return dayOf(lastOfMonth.getTime())
}

/** Full years lived on a day. Born on 29 February, a year is full on 28 February, as every monthly term here. */
export function ageOn(birthDate: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return addMonths(birthDate, 12 * years) <= day ? years : years - 1
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(timeOf(day)).getUTCDay()
}

export function isWeekend(day: Day): boolean {
  return weekdayOf(day) % 6 === 0
}

function timeOf(day: Day): number {
  if (!isDay(day)) throw new KzError('bad-date', `"${day}" is not a day. Write a real day as YYYY-MM-DD.`)
  return Date.parse(`${day}T00:00:00Z`)
}

function dayOf(time: number): Day {
  return new Date(time).toISOString().slice(0, 10)
}
