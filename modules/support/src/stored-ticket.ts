import { decryptField, type PersonKey, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { TicketFacts } from './facts.ts'
import type { SupportRoom } from './support-room.ts'
import { factsPlace, type TicketRow, tablesOf, wordsPlace } from './tables.ts'
import type { TicketState, TicketTopic } from './ticket.ts'

/** One message below a ticket. */
export type Reply = {
  readonly id: string
  readonly by: 'person' | 'officer'
  readonly words: string
  readonly at: Date
}

/** A ticket as its writer and an officer see it. */
export type Ticket = {
  readonly id: string
  readonly number: string
  readonly state: TicketState
  readonly topic: TicketTopic
  readonly language: TicketRow['language']
  readonly createdAt: Date
  readonly stateAt: Date
  readonly dueAt: Date
  readonly facts: TicketFacts
  readonly replies: readonly Reply[]
}

export type StoredTicket = { readonly row: TicketRow; readonly key: PersonKey; readonly facts: TicketFacts }

/** Opens a ticket by its id; `lock` keeps others from moving it until the transaction ends. */
export async function openStoredTicket(
  database: Database,
  { keyring }: Pick<SupportRoom, 'keyring'>,
  id: string,
  lock: 'lock' | 'look',
): Promise<StoredTicket | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const query = tablesOf(database).selectFrom('tickets').selectAll().where('id', '=', id)
  const row = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()
  return row ? openRow(database, { keyring }, row) : null
}

async function openRow(
  database: Database,
  { keyring }: Pick<SupportRoom, 'keyring'>,
  row: TicketRow,
): Promise<StoredTicket> {
  const key = await readPersonKey(database, keyring, row.keyId)
  return { row, key, facts: JSON.parse(decryptField(key, factsPlace(row.id), row.factsSealed)) }
}

/** The whole of a ticket with everything that was written below it. */
export async function wholeTicket(database: Database, { row, key, facts }: StoredTicket): Promise<Ticket> {
  const replies = await tablesOf(database)
    .selectFrom('replies')
    .select(['id', 'writtenBy', 'wordsSealed', 'at'])
    .where('ticketId', '=', row.id)
    .orderBy('at')
    .execute()
  const { id, number, state, topic, language, createdAt, stateAt, dueAt } = row
  return {
    ...{ id, number, state, topic, language, createdAt, stateAt, dueAt, facts },
    replies: replies.map((reply) => ({
      id: reply.id,
      by: reply.writtenBy,
      words: decryptField(key, wordsPlace(reply.id), reply.wordsSealed),
      at: reply.at,
    })),
  }
}

/** The number of a ticket, for the history of whoever worked on it. */
export async function readTicketNumber(database: Database, id: string): Promise<string | null> {
  const row = await tablesOf(database)
    .selectFrom('tickets')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.number ?? null
}
