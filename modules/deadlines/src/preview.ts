import type { Day, WorkingCalendar } from '#kz'
import type { Database } from '#platform/database'
import { dueDateOf } from './due-date.ts'
import { tablesOf } from './tables.ts'

/** How many open due dates another calendar would move, from which day to which. */
export type Moving = { readonly before: Day; readonly after: Day; readonly count: number }

/**
 * What another calendar would do to open due dates; nothing is changed. Equal terms are computed once, so a million
 * deadlines cost as much as the days they began on.
 */
export async function previewCalendar(
  database: Database,
  calendar: WorkingCalendar,
): Promise<readonly Moving[]> {
  const groups = await tablesOf(database)
    .selectFrom('deadlines')
    .select(['startedOn', 'workingDays', 'dueOn'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'open')
    .groupBy(['startedOn', 'workingDays', 'dueOn'])
    .execute()
  const moving = new Map<string, Moving>()
  for (const { startedOn, workingDays, dueOn: before, count } of groups) {
    const after = dueDateOf(startedOn, workingDays, calendar).dueOn
    if (after === before) continue
    const known = moving.get(`${before} ${after}`)?.count ?? 0
    moving.set(`${before} ${after}`, { before, after, count: known + Number(count) })
  }
  return [...moving.values()].toSorted((one, other) => (one.before < other.before ? -1 : 1))
}
