import { dayInKazakhstan } from '#kz'
import { encryptField, type Keyring, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { ticketIdIn } from './access-token.ts'
import { mostWords } from './facts.ts'
import { formKeyOf } from './send-ticket.ts'
import { openStoredTicket, type StoredTicket, type Ticket, wholeTicket } from './stored-ticket.ts'
import type { SupportRoom } from './support-room.ts'
import { type TicketRow, tablesOf, wordsPlace } from './tables.ts'
import { answerDue, readSupportTerms } from './terms.ts'
import { stateAfter } from './ticket.ts'

/** Whoever wrote a ticket: a signed-in person, or somebody who holds the secret of its page. */
export type Writer = { readonly personId: string; readonly ticketId: string } | { readonly token: string }

/** A line of somebody's own list. */
export type OwnTicket = Pick<TicketRow, 'id' | 'number' | 'state' | 'createdAt' | 'stateAt' | 'dueAt'>

/** A person's tickets, newest first. */
export function listOwnTickets(database: Database, personId: string): Promise<readonly OwnTicket[]> {
  return tablesOf(database)
    .selectFrom('tickets')
    .select(['id', 'number', 'state', 'createdAt', 'stateAt', 'dueAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute()
}

/** A ticket for its writer; `null` when there is none or it is somebody else's. */
export async function readOwnTicket(
  { database, keyring }: Pick<SupportRoom, 'database' | 'keyring'>,
  writer: Writer,
): Promise<Ticket | null> {
  const stored = await openOwn(database, keyring, writer, 'look')
  return stored ? wholeTicket(database, stored) : null
}

export type WriterAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'gone' }
  /** It is closed: what else there is to say begins a ticket of its own. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }

/** The writer adds something; the same form key adds it once. */
export async function writeAgain(
  room: SupportRoom,
  writer: Writer,
  typed: string,
  formKey: string,
): Promise<WriterAnswer> {
  const words = typed.replaceAll('\r\n', '\n').trim()
  if (words === '') return { kind: 'missing' }
  if (words.length > mostWords) return { kind: 'too-long' }
  return transaction(room.database, async (trx) => {
    const stored = await openOwn(trx, room.keyring, writer, 'lock')
    if (!stored) return { kind: 'gone' }
    const state = stateAfter(stored.row.state, 'write-again')
    if (!state) return { kind: 'closed' }
    const limit = await room.limits.take('support-replies-per-ticket', stored.row.id)
    if (!limit.allowed) return { kind: 'too-many', retryAfterSeconds: limit.retryAfterSeconds }
    await addReply(trx, room, stored, { by: 'person', staffId: null, words, formKey })
    await moveTicket(trx, room, stored.row.id, { state, ...(await newTerm(trx, room, stored)) })
    return { kind: 'done' }
  })
}

/** What was answered and is asked again is owed an answer in a term of its own. */
async function newTerm(trx: Database, { clock }: SupportRoom, { row }: StoredTicket) {
  if (row.state !== 'answered') return {}
  const now = clock.now()
  return { dueAt: answerDue(now, await readSupportTerms(trx, dayInKazakhstan(now))) }
}

/** The writer needs no reply any more. */
export function closeOwnTicket(room: SupportRoom, writer: Writer): Promise<WriterAnswer> {
  return transaction(room.database, async (trx) => {
    const stored = await openOwn(trx, room.keyring, writer, 'lock')
    if (!stored) return { kind: 'gone' }
    if (stored.row.state !== 'closed') await moveTicket(trx, room, stored.row.id, { state: 'closed' })
    return { kind: 'done' }
  })
}

/** Puts a message below a ticket. False: this form has put it there before. */
export async function addReply(
  trx: Database,
  { clock }: Pick<SupportRoom, 'clock'>,
  { row, key }: StoredTicket,
  reply: {
    readonly by: 'person' | 'officer'
    readonly staffId: string | null
    readonly words: string
    readonly formKey: string
  },
): Promise<boolean> {
  const id = systemRandom.uuid()
  const added = await tablesOf(trx)
    .insertInto('replies')
    .values({
      id,
      ticketId: row.id,
      writtenBy: reply.by,
      staffId: reply.staffId,
      formKey: formKeyOf(reply.formKey),
      wordsSealed: encryptField(key, wordsPlace(id), reply.words, systemRandom),
      at: clock.now(),
    })
    .onConflict((conflict) => conflict.column('formKey').doNothing())
    .returning('id')
    .execute()
  return added.length > 0
}

export async function moveTicket(
  trx: Database,
  { clock }: Pick<SupportRoom, 'clock'>,
  id: string,
  change: Partial<Pick<TicketRow, 'state' | 'claimedBy' | 'dueAt'>>,
): Promise<void> {
  await tablesOf(trx)
    .updateTable('tickets')
    .set({ ...change, stateAt: clock.now() })
    .where('id', '=', id)
    .execute()
}

async function openOwn(
  database: Database,
  keyring: Keyring,
  writer: Writer,
  lock: 'lock' | 'look',
): Promise<StoredTicket | null> {
  const id = 'token' in writer ? ticketIdIn(keyring, writer.token) : writer.ticketId
  const stored = id ? await openStoredTicket(database, { keyring }, id, lock) : null
  if (!stored) return null
  const isTheirs = 'token' in writer || stored.row.personId === writer.personId
  return isTheirs ? stored : null
}
