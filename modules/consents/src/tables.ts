import type { Generated } from 'kysely'
import { type Database, tables } from '#platform/database'
import type { Consent } from './consent.ts'
import type { Look } from './look.ts'

type WithOwnId<Row> = Omit<Row, 'id'> & { readonly id: Generated<string> }

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{
    consents: WithOwnId<Consent>
    looks: WithOwnId<Omit<Look, 'by'>> & { readonly iinLookup: Buffer; readonly lookedBy: Look['by'] }
  }>(database, 'consents')
}
