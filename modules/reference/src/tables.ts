import type { Day } from '#kz'
import { type Database, tables } from '#platform/database'
import type { ReferenceKind } from './reference-row.ts'

export type ChangeState = 'open' | 'approved' | 'refused' | 'withdrawn'

export type ChangeRow = {
  readonly id: string
  readonly kind: ReferenceKind
  readonly key: string
  readonly value: unknown
  readonly since: Day
  readonly until: Day | null
  readonly article: string | null
  readonly source: string
  readonly verified: boolean
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly state: ChangeState
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly version: number | null
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{ changes: ChangeRow }>(database, 'reference')
}
