import { type CalendarYear, type WorkingCalendar, workingCalendar } from '#kz'
import type { Database } from '#platform/database'
import { readApproved } from './read-rows.ts'
import type { KeyedRow, ReferenceValues } from './reference-row.ts'

/**
 * The working calendar in force. Its name is its version and grows with every approved change of a year; due dates are
 * kept with it.
 */
export async function currentCalendar(database: Database): Promise<WorkingCalendar> {
  return calendarWith(await readApproved(database, 'calendar-year'))
}

/** The calendar as it would be if this change of a year were approved. */
export async function calendarAfter(
  database: Database,
  change: { readonly key: string; readonly value: ReferenceValues['calendar-year'] },
): Promise<WorkingCalendar> {
  const unknown = { article: null, source: '', verified: false, version: null }
  const wanted = { ...change, ...unknown, since: `${change.key}-01-01`, until: `${change.key}-12-31` }
  return calendarWith([...(await readApproved(database, 'calendar-year')), wanted])
}

/** The calendar as these changes make it, the last one of a year winning. */
function calendarWith(changes: readonly KeyedRow<'calendar-year'>[]): WorkingCalendar {
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
