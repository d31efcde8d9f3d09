import type { Database } from '#platform/database'
import { type DeadlineRow, tablesOf } from './tables.ts'

/** A due date as a person sees it: by when, and why that day. */
export type Deadline = Omit<DeadlineRow, 'changedAt'>

/** The deadlines of these subjects that are not met yet, the next one first. */
export function readDeadlines(database: Database, subjects: readonly string[]): Promise<readonly Deadline[]> {
  if (subjects.length === 0) return Promise.resolve([])
  return tablesOf(database)
    .selectFrom('deadlines')
    .selectAll()
    .where('subject', 'in', [...subjects])
    .where('state', '!=', 'met')
    .orderBy('dueAt')
    .execute()
}
