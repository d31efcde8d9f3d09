import type { Day } from '#kz'
import { type Database, tables } from '#platform/database'

export type DeadlineState = 'open' | 'paused' | 'taken' | 'met'

export type DeadlineRow = {
  readonly id: string
  readonly subject: string
  readonly stage: string
  readonly move: string
  readonly term: string
  readonly workingDays: number
  readonly verified: boolean
  readonly startedOn: Day
  readonly dueOn: Day
  readonly dueAt: Date
  readonly calendar: string
  readonly state: DeadlineState
  readonly daysLeft: number | null
  readonly changedAt: Date
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{ deadlines: DeadlineRow }>(database, 'deadlines')
}
