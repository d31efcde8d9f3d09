import type { Generated } from 'kysely'
import { type Database, tables } from '#platform/database'
import type { SmsState } from './next-sms-step.ts'

export type SmsRow = {
  readonly id: string
  readonly personId: string
  readonly phoneLookup: Buffer
  readonly phoneSealed: Buffer
  readonly textSealed: Buffer | null
  readonly state: SmsState
  readonly stateAt: Date
  readonly createdAt: Date
  readonly usefulUntil: Date
  readonly tries: Generated<number>
}

export type InboxRow = {
  readonly id: string
  readonly personId: string
  readonly wordsSealed: Buffer
  readonly link: string | null
  readonly createdAt: Date
  readonly readAt: Date | null
  readonly deletedAt: Date | null
}

/** Where an encrypted part of an SMS lives. */
export function smsPlace(id: string, column: 'phone' | 'text') {
  return { table: 'notifications.sms', column, row: id }
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{ sms: SmsRow; inbox: InboxRow }>(database, 'notifications')
}
