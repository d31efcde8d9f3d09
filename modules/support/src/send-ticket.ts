import { createHash } from 'node:crypto'
import { dayInKazakhstan } from '#kz'
import { readProfile } from '#modules/accounts'
import { createPersonKey, encryptField, lookupIndex, readPersonKey, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import { accessTokenOf } from './access-token.ts'
import type { TicketFacts } from './facts.ts'
import type { SupportRoom } from './support-room.ts'
import { factsPlace, type TicketRow, tablesOf } from './tables.ts'
import { answerDue, readSupportTerms } from './terms.ts'
import type { TicketTopic } from './ticket.ts'
import { drawTicketNumber } from './ticket-number.ts'

export type NewTicket = {
  /** Nobody, when the writer is not signed in. */
  readonly personId: string | null
  /** Network address, for the limit alone; it is not kept. */
  readonly address: string
  readonly language: Language
  readonly facts: TicketFacts
  /** The form's own key: posted twice, it makes one ticket. */
  readonly formKey: string
}

export type SentTicket =
  | {
      readonly kind: 'sent'
      readonly id: string
      readonly number: string
      readonly dueAt: Date
      /** Opens the private page of somebody without an account. */
      readonly token: string
    }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }

/** Takes a ticket. What it says is sealed under the person's key, or under a key of its own. */
export async function sendTicket(room: SupportRoom, ticket: NewTicket): Promise<SentTicket> {
  const formKey = formKeyOf(`${ticket.personId ?? ''} ${ticket.formKey}`)
  const earlier = await findByFormKey(room.database, formKey)
  if (earlier) return sentOf(room, earlier)
  const limit = ticket.personId
    ? await room.limits.take('support-tickets-per-account', ticket.personId)
    : await room.limits.take('support-tickets-per-address', ticket.address)
  if (!limit.allowed) return { kind: 'too-many', retryAfterSeconds: limit.retryAfterSeconds }
  const row = await transaction(room.database, (trx) => insert(trx, room, ticket, formKey))
  return sentOf(room, row)
}

/** A form's key as it is kept: only as good as a name. */
export function formKeyOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

async function insert(
  trx: Database,
  { keyring, clock }: SupportRoom,
  { personId, language, facts }: NewTicket,
  formKey: Buffer,
): Promise<TicketRow> {
  const id = systemRandom.uuid()
  const key = personId
    ? await readPersonKey(trx, keyring, personId)
    : await createPersonKey(trx, keyring, id, clock, systemRandom)
  const sender = personId ? await readProfile(trx, keyring, personId) : null
  const lookupOf = (iin: string | undefined) => (iin ? lookupIndex(keyring, 'support.iin', iin) : null)
  const now = clock.now()
  const terms = await readSupportTerms(trx, dayInKazakhstan(now))
  const row = {
    id,
    personId,
    keyId: key.personId,
    formKey,
    factsSealed: encryptField(key, factsPlace(id), JSON.stringify(facts), systemRandom),
    iinLookup: lookupOf(facts.iin),
    senderLookup: lookupOf(sender?.iin),
    topic: topicOf(facts),
    language,
    state: 'new',
    stateAt: now,
    createdAt: now,
    dueAt: answerDue(now, terms),
    claimedBy: null,
  } as const
  for (;;) {
    const inserted = await tablesOf(trx)
      .insertInto('tickets')
      .values({ ...row, number: drawTicketNumber(systemRandom) })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .returningAll()
      .executeTakeFirst()
    // Of ten million numbers, one that is taken already is drawn again.
    if (inserted) return inserted
  }
}

function topicOf({ camera, error }: TicketFacts): TicketTopic {
  if (camera) return 'camera'
  return error ? 'error' : 'other'
}

function findByFormKey(database: Database, formKey: Buffer): Promise<TicketRow | undefined> {
  return tablesOf(database)
    .selectFrom('tickets')
    .selectAll()
    .where('formKey', '=', formKey)
    .executeTakeFirst()
}

function sentOf({ keyring }: SupportRoom, { id, number, dueAt }: TicketRow): SentTicket {
  return { kind: 'sent', id, number, dueAt, token: accessTokenOf(keyring, id) }
}
