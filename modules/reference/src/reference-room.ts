import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import type { ShippedRow } from './reference-row.ts'

/** What changes of reference rows stand on. */
export type ReferenceRoom = {
  readonly database: Database
  readonly clock: Clock
  /** Everything that may be corrected, as it ships. */
  readonly shipped: readonly ShippedRow[]
}
