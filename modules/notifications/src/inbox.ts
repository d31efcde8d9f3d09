import { randomUUID } from 'node:crypto'
import type { Clock } from '#platform/clock'
import {
  decryptField,
  encryptField,
  type Keyring,
  type PersonKey,
  readPersonKey,
  systemRandom,
} from '#platform/crypto'
import type { Database } from '#platform/database'
import { type InboxRow, tablesOf } from './tables.ts'

/** The same words in every language: the person may switch at any time. */
export type InThreeLanguages = { readonly kk: string; readonly ru: string; readonly en: string }

export type NewInboxMessage = {
  /** A second message under the same id changes nothing. */
  readonly id?: string
  readonly personId: string
  readonly title: InThreeLanguages
  readonly body: InThreeLanguages
  /** Where the message leads: a path of the portal. */
  readonly link?: string
}

export type InboxMessage = {
  readonly id: string
  readonly title: InThreeLanguages
  readonly body: InThreeLanguages
  readonly link: string | null
  readonly createdAt: Date
  readonly readAt: Date | null
}

type Words = Pick<InboxMessage, 'title' | 'body'>
const wordsPlace = (id: string) => ({ table: 'notifications.inbox', column: 'words', row: id })

/** Puts a message into a person's inbox, inside the caller's transaction. Returns its id. */
export async function writeToInbox(
  trx: Database,
  keyring: Keyring,
  clock: Clock,
  message: NewInboxMessage,
): Promise<string> {
  const id = message.id ?? randomUUID()
  const key = await readPersonKey(trx, keyring, message.personId)
  const words: Words = { title: message.title, body: message.body }
  await tablesOf(trx)
    .insertInto('inbox')
    .values({
      id,
      personId: message.personId,
      wordsSealed: encryptField(key, wordsPlace(id), JSON.stringify(words), systemRandom),
      link: message.link ?? null,
      createdAt: clock.now(),
      readAt: null,
      deletedAt: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return id
}

/** A page of a person's inbox, newest first. */
export async function listInbox(
  database: Database,
  keyring: Keyring,
  personId: string,
  page: { readonly offset?: number; readonly limit?: number } = {},
): Promise<readonly InboxMessage[]> {
  const rows = await inboxOf(database, personId)
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .offset(page.offset ?? 0)
    .limit(page.limit ?? 20)
    .execute()
  if (rows.length === 0) return []
  const key = await readPersonKey(database, keyring, personId)
  return rows.map((row) => messageOf(row, key))
}

/** One message of this person, or `null`; it becomes read when `markRead` says so, not by being looked at. */
export async function readInboxMessage(
  database: Database,
  keyring: Keyring,
  personId: string,
  id: string,
): Promise<InboxMessage | null> {
  const row = await inboxOf(database, personId).selectAll().where('id', '=', id).executeTakeFirst()
  return row ? messageOf(row, await readPersonKey(database, keyring, personId)) : null
}

export async function countInbox(
  database: Database,
  personId: string,
): Promise<{ readonly all: number; readonly unread: number }> {
  const counted = await inboxOf(database, personId)
    .select(({ fn }) => [
      fn.countAll<string>().as('all'),
      fn.countAll<string>().filterWhere('readAt', 'is', null).as('unread'),
    ])
    .executeTakeFirstOrThrow()
  return { all: Number(counted.all), unread: Number(counted.unread) }
}

/** Marks a message as read, or as unread again. Says whether there is such a message. */
export async function markRead(
  database: Database,
  clock: Clock,
  personId: string,
  id: string,
  read = true,
): Promise<boolean> {
  return change(database, personId, id, { readAt: read ? clock.now() : null })
}

/** Takes a message out of the inbox; `restoreInboxMessage` brings it back until the clean-up a month later. */
export async function deleteInboxMessage(
  database: Database,
  clock: Clock,
  personId: string,
  id: string,
): Promise<boolean> {
  return change(database, personId, id, { deletedAt: clock.now() })
}

export async function restoreInboxMessage(
  database: Database,
  personId: string,
  id: string,
): Promise<boolean> {
  return change(database, personId, id, { deletedAt: null })
}

async function change(
  database: Database,
  personId: string,
  id: string,
  values: { readonly readAt?: Date | null; readonly deletedAt?: Date | null },
): Promise<boolean> {
  const changed = await tablesOf(database)
    .updateTable('inbox')
    .set(values)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .returning('id')
    .execute()
  return changed.length > 0
}

function inboxOf(database: Database, personId: string) {
  return tablesOf(database)
    .selectFrom('inbox')
    .where('personId', '=', personId)
    .where('deletedAt', 'is', null)
}

function messageOf(row: InboxRow, key: PersonKey): InboxMessage {
  const { id, link, createdAt, readAt } = row
  const { title, body } = JSON.parse(decryptField(key, wordsPlace(id), row.wordsSealed)) as Words
  return { id, title, body, link, createdAt, readAt }
}
