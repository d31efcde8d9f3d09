import type { Day, WorkingCalendar } from '#kz'
import type { Database } from '#platform/database'
import { change } from './clocks.ts'
import { dueDateOf } from './due-date.ts'
import { type DeadlineRow, tablesOf } from './tables.ts'

/** A due date that moved with the calendar. */
export type MovedDeadline = Pick<DeadlineRow, 'id' | 'subject' | 'move' | 'term' | 'stage' | 'dueAt'> & {
  readonly before: Day
  readonly after: Day
}

/**
 * Computes open due dates anew by another calendar, up to `limit` at a time inside the caller's transaction, and names
 * those that moved. Clocks that stand still are computed when they go on. Call it until `looked` is 0.
 */
export async function recomputeDeadlines(
  trx: Database,
  calendar: WorkingCalendar,
  now: Date,
  limit: number,
): Promise<{ readonly looked: number; readonly moved: readonly MovedDeadline[] }> {
  const rows = await tablesOf(trx)
    .selectFrom('deadlines')
    .selectAll()
    .where('state', '=', 'open')
    .where('calendar', '!=', calendar.name)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  const moved: MovedDeadline[] = []
  for (const row of rows) {
    const { dueOn, dueAt } = dueDateOf(row.startedOn, row.workingDays, calendar)
    await change(trx, row.id, { dueOn, dueAt, calendar: calendar.name, changedAt: now })
    if (dueOn !== row.dueOn) moved.push({ ...row, dueAt, before: row.dueOn, after: dueOn })
  }
  return { looked: rows.length, moved }
}
