import { readProfile } from '#modules/accounts'
import { closeLook, openLook } from '#modules/consents'
import type { Told } from '#modules/notifications'
import { lookupIndex } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { mostWords } from './facts.ts'
import { addReply, moveTicket } from './own-tickets.ts'
import { openStoredTicket, type StoredTicket, type Ticket, wholeTicket } from './stored-ticket.ts'
import type { Officer, SupportRoom } from './support-room.ts'
import { tellOfReply } from './tell-of-reply.ts'
import { stateAfter, type TicketMove } from './ticket.ts'

/**
 * Why an officer's step was not taken:
 * - `gone`: there is no such ticket
 * - `own`: it is about the officer
 * - `elsewhere`: somebody else works on it
 * - `stale`: it has moved on
 */
export type DeskRefusal = { readonly kind: 'gone' | 'own' | 'elsewhere' | 'stale' }

type Done = { readonly kind: 'done' }

/** Takes a ticket to work on, or takes one's own again. */
export function claimTicket(room: SupportRoom, officer: Officer, id: string): Promise<Done | DeskRefusal> {
  return atDesk(room, officer, id, 'claim', async (trx, { row }, state) => {
    await moveTicket(trx, room, row.id, { state, claimedBy: officer.staffId })
    return { kind: 'done' }
  })
}

/** Gives a ticket back to the queue. */
export function releaseTicket(room: SupportRoom, officer: Officer, id: string): Promise<Done | DeskRefusal> {
  return atDesk(room, officer, id, 'release', async (trx, { row }, state) => {
    await moveTicket(trx, room, row.id, { state, claimedBy: null })
    return { kind: 'done' }
  })
}

export function closeTicket(room: SupportRoom, officer: Officer, id: string): Promise<Done | DeskRefusal> {
  return atDesk(room, officer, id, 'close', async (trx, { row }, state) => {
    await moveTicket(trx, room, row.id, { state })
    return { kind: 'done' }
  })
}

/** What an officer sees beside the ticket; never more of the person than the ticket itself says. */
export type OpenedTicket = {
  readonly kind: 'opened'
  readonly ticket: Ticket
  /** Known when the writer was signed in. */
  readonly personId: string | null
  readonly claimedBy: string | null
}

/** Opens a ticket for an officer. Whose IIN stands in it, or who sent it, sees that somebody looked. */
export function openTicket(
  room: SupportRoom,
  officer: Officer,
  id: string,
): Promise<OpenedTicket | DeskRefusal> {
  return transaction(room.database, async (trx) => {
    const stored = await openStoredTicket(trx, room, id, 'look')
    if (!stored) return { kind: 'gone' }
    if (isOwn(room, officer, stored)) return { kind: 'own' }
    await noteLook(trx, room, stored)
    const { personId, claimedBy } = stored.row
    return { kind: 'opened', ticket: await wholeTicket(trx, stored), personId, claimedBy }
  })
}

export type ReplyAnswer =
  | { readonly kind: 'replied'; readonly told: Told; readonly again: boolean }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-long' }
  | DeskRefusal

/** Answers a ticket and tells its writer by every channel there is; the same form key answers once. */
export async function replyToTicket(
  room: SupportRoom,
  officer: Officer,
  id: string,
  typed: string,
  formKey: string,
): Promise<ReplyAnswer> {
  const words = typed.replaceAll('\r\n', '\n').trim()
  if (words === '') return { kind: 'missing' }
  if (words.length > mostWords) return { kind: 'too-long' }
  return atDesk<ReplyAnswer>(room, officer, id, 'answer', async (trx, stored, state) => {
    const { staffId } = officer
    const added = await addReply(trx, room, stored, { by: 'officer', staffId, words, formKey })
    const nobody: Told = { smsId: null, emailId: null, pushIds: [] }
    if (!added) return { kind: 'replied', told: nobody, again: true }
    await moveTicket(trx, room, stored.row.id, { state, claimedBy: staffId })
    return { kind: 'replied', told: await tellOfReply(trx, room, stored, words), again: false }
  })
}

async function atDesk<Answer>(
  room: SupportRoom,
  officer: Officer,
  id: string,
  move: TicketMove,
  step: (
    trx: Database,
    stored: StoredTicket,
    state: NonNullable<ReturnType<typeof stateAfter>>,
  ) => Promise<Answer>,
): Promise<Answer | DeskRefusal> {
  return transaction(room.database, async (trx) => {
    const stored = await openStoredTicket(trx, room, id, 'lock')
    if (!stored) return { kind: 'gone' }
    if (isOwn(room, officer, stored)) return { kind: 'own' }
    const { claimedBy, state } = stored.row
    // What is answered waits for nobody: any officer may go on with it.
    if (claimedBy !== null && claimedBy !== officer.staffId && state !== 'answered')
      return { kind: 'elsewhere' }
    const next = stateAfter(state, move)
    return next ? step(trx, stored, next) : { kind: 'stale' }
  })
}

function isOwn({ keyring }: SupportRoom, { iin }: Officer, { row }: StoredTicket): boolean {
  if (iin === null) return false
  const own = lookupIndex(keyring, 'support.iin', iin)
  return [row.iinLookup, row.senderLookup].some((lookup) => lookup?.equals(own))
}

async function senderIin(trx: Database, { keyring }: SupportRoom, personId: string | null) {
  return personId ? ((await readProfile(trx, keyring, personId))?.iin ?? null) : null
}

async function noteLook(trx: Database, room: SupportRoom, { row, facts }: StoredTicket): Promise<void> {
  const iins = new Set([facts.iin, await senderIin(trx, room, row.personId)])
  const attributes = Object.keys(facts)
  for (const iin of iins) {
    if (!iin) continue
    const look = {
      iin,
      by: 'staff',
      asker: 'support',
      purpose: 'support-ticket',
      source: 'support-ticket',
    } as const
    await closeLook(trx, await openLook(trx, room.keyring, room.clock, { ...look, attributes }), 'found')
  }
}
