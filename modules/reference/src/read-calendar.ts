import { type CalendarYear, type WorkingCalendar, workingCalendar } from '#kz'
import type { Database } from '#platform/database'
import { readApproved } from './read-rows.ts'
import type { KeyedRow } from './reference-row.ts'

/**
 * The working calendar in force. Its name is its version and grows with every approved change of a year; due dates are
 * kept with it.
 */
export async function currentCalendar(database: Database): Promise<WorkingCalendar> {
  return calendarWith(await readApproved(database, 'calendar-year'))
}

/** The calendar as these changes make it, the last one of a year winning. */
export function calendarWith(changes: readonly KeyedRow<'calendar-year'>[]): WorkingCalendar {
  if (changes.length === 0) return workingCalendar
  const years = new Map(workingCalendar.years.map((year) => [String(year.year), year]))
  for (const change of changes) {
    const year = yearOf(change)
    if (year) years.set(change.key, year)
  }
  const version = Math.max(...changes.map((change) => change.version ?? 0))
  return {
    name: `${workingCalendar.name}+${version}`,
    years: [...years.values()].toSorted((one, other) => one.year - other.year),
  }
}

function yearOf({ key, value, source, verified }: KeyedRow<'calendar-year'>): CalendarYear | null {
  return value && { year: Number(key), ...value, source, verified, caveat: null }
}
