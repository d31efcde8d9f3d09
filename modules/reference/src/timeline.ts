import { addDays, type Day } from '#kz'
import type { DatedRow } from './reference-row.ts'

const always = '0000-01-01'
const forever = '9999-12-31'

/** The row that holds on a day: of those that cover it the last one, since approved changes lie over what shipped. */
export function rowOn<Row extends DatedRow>(rows: readonly Row[], day: Day): Row | null {
  return rows.findLast((row) => (row.since ?? always) <= day && day <= (row.until ?? forever)) ?? null
}

/**
 * What holds when: the rows cut to the days in which nothing lies over them, from the first to the last. Days that no
 * row covers are left out.
 * @example timelineOf([{ since: null, until: null, … }, { since: '2027-01-01', until: null, … }]) // until 2026-12-31, then on
 */
export function timelineOf<Row extends DatedRow>(rows: readonly Row[]): readonly Row[] {
  const starts = new Set(
    rows.flatMap(({ since, until }) => [since ?? always, ...(until ? [dayAfter(until)] : [])]),
  )
  const days = [...starts].sort()
  const pieces: Row[] = []
  let before: Row | null = null
  for (const [place, day] of days.entries()) {
    const row = rowOn(rows, day)
    const next = days[place + 1]
    const until = next === undefined ? (row?.until ?? null) : dayBefore(next)
    if (row && row === before) pieces.push({ ...pieces.pop()!, until })
    else if (row) pieces.push({ ...row, since: day === always ? null : day, until })
    before = row
  }
  return pieces
}

function dayAfter(day: Day): Day {
  return day === forever ? forever : addDays(day, 1)
}

function dayBefore(day: Day): Day {
  return addDays(day, -1)
}
