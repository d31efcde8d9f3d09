import type { Generated } from 'kysely'
import type { Database } from '#platform/database'
import type { SmsState } from './next-sms-step.ts'

type SmsRow = {
  readonly id: Generated<string>
  readonly person_id: string
  readonly phone_lookup: Buffer
  readonly phone_sealed: Buffer
  readonly text_sealed: Buffer | null
  readonly state: SmsState
  readonly state_at: Date
  readonly created_at: Date
  readonly useful_until: Date
  readonly tries: Generated<number>
}

type InboxRow = {
  readonly id: Generated<string>
  readonly person_id: string
  readonly words_sealed: Buffer
  readonly link: string | null
  readonly created_at: Date
  readonly read_at: Date | null
  readonly deleted_at: Date | null
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return database.withTables<{ 'notifications.sms': SmsRow; 'notifications.inbox': InboxRow }>()
}
