import type { Day } from '#kz'
import { type Database, tables } from '#platform/database'
import type { Language } from '#platform/texts'
import type { TicketState, TicketTopic } from './ticket.ts'

export type TicketRow = {
  readonly id: string
  readonly number: string
  readonly personId: string | null
  readonly keyId: string
  readonly formKey: Buffer
  readonly factsSealed: Buffer
  readonly iinLookup: Buffer | null
  readonly senderLookup: Buffer | null
  readonly topic: TicketTopic
  readonly language: Language
  readonly state: TicketState
  readonly stateAt: Date
  readonly createdAt: Date
  readonly dueAt: Date
  readonly claimedBy: string | null
}

type ReplyRow = {
  readonly id: string
  readonly ticketId: string
  readonly writtenBy: 'person' | 'officer'
  readonly staffId: string | null
  readonly formKey: Buffer
  readonly wordsSealed: Buffer
  readonly at: Date
}

type MacroRow = {
  readonly id: string
  readonly name: string
  readonly kk: string
  readonly ru: string
  readonly en: string
  readonly changedBy: string
  readonly changedAt: Date
  readonly removedAt: Date | null
}

type TermRow = {
  readonly term: string
  readonly since: Day
  readonly value: number
  readonly changedBy: string
  readonly changedAt: Date
}

/** Where the sealed part of a ticket lives. */
export function factsPlace(id: string) {
  return { table: 'support.tickets', column: 'facts', row: id }
}

export function wordsPlace(id: string) {
  return { table: 'support.replies', column: 'words', row: id }
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{ tickets: TicketRow; replies: ReplyRow; macros: MacroRow; terms: TermRow }>(
    database,
    'support',
  )
}
