import type { Database } from '#platform/database'
import { change } from './clocks.ts'
import { type DeadlineRow, tablesOf } from './tables.ts'

/** A deadline whose time is over. */
export type DueDeadline = Pick<DeadlineRow, 'id' | 'subject' | 'move' | 'term' | 'dueAt'>

/** Deadlines whose time is over, the oldest first. They are only named: `takeDeadline` holds one. */
export function findDueDeadlines(
  database: Database,
  now: Date,
  limit: number,
): Promise<readonly DueDeadline[]> {
  return tablesOf(database)
    .selectFrom('deadlines')
    .select(['id', 'subject', 'move', 'term', 'dueAt'])
    .where('state', '=', 'open')
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/**
 * Takes a deadline for good, inside the transaction that makes its move and already holds the subject. Says whether
 * it was still open and due: another worker may have been first, or the calendar may have moved it.
 */
export async function takeDeadline(trx: Database, id: string, now: Date): Promise<boolean> {
  const row = await tablesOf(trx)
    .selectFrom('deadlines')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('dueAt', '<=', now)
    .forUpdate()
    .executeTakeFirst()
  if (row) await change(trx, id, { state: 'taken', changedAt: now })
  return row !== undefined
}
