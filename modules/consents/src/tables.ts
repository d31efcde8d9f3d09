import type { Generated } from 'kysely'
import type { Database } from '#platform/database'
import type { Consent } from './consent.ts'
import type { Look, LookResult } from './look.ts'

type ConsentRow = {
  readonly id: Generated<string>
  readonly person_id: string
  readonly purpose: Consent['purpose']
  readonly text_version: string
  readonly text_sha256: string
  readonly language: Consent['language']
  readonly given_at: Date
  readonly withdrawn_at: Date | null
}

type LookRow = {
  readonly id: Generated<string>
  readonly at: Date
  readonly iin_lookup: Buffer
  readonly looked_by: Look['by']
  readonly asker: string
  readonly purpose: string
  readonly source: string
  readonly attributes: readonly string[]
  readonly result: LookResult
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return database.withTables<{ 'consents.consents': ConsentRow; 'consents.looks': LookRow }>()
}
