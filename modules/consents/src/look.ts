import type { Clock } from '#platform/clock'
import { type Keyring, lookupIndex } from '#platform/crypto'
import type { Database } from '#platform/database'
import { tablesOf } from './tables.ts'

/** What a look showed. `pending`: the question was written down and never came to an end. */
export type LookResult = 'pending' | 'found' | 'not-found' | 'unavailable'

/** Somebody or something looked at a person's data. Codes only: who reads it, is that person. */
export type Look = {
  readonly id: string
  readonly at: Date
  readonly by: 'self' | 'system' | 'staff' | 'service'
  /** A program, an office or an OpenID client, as a code. */
  readonly asker: string
  readonly purpose: string
  /** A registry, or the part of Senim that was read. */
  readonly source: string
  readonly attributes: readonly string[]
  readonly result: LookResult
}

export type NewLook = Omit<Look, 'id' | 'at' | 'result'> & { readonly iin: string }

/** Writes down a look before it happens; `closeLook` adds what it showed. */
export async function openLook(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  look: NewLook,
): Promise<string> {
  const { id } = await tablesOf(database)
    .insertInto('looks')
    .values({
      at: clock.now(),
      iinLookup: lookupIndex(keyring, 'consents.iin', look.iin),
      lookedBy: look.by,
      asker: look.asker,
      purpose: look.purpose,
      source: look.source,
      attributes: look.attributes,
      result: 'pending',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function closeLook(database: Database, id: string, result: LookResult): Promise<void> {
  await tablesOf(database)
    .updateTable('looks')
    .set({ result })
    .where('id', '=', id)
    .where('result', '=', 'pending')
    .execute()
}

/** Who looked at the data of the person with this IIN, newest first, from `offset` on. */
export async function listLooks(
  database: Database,
  keyring: Keyring,
  iin: string,
  page: { readonly offset?: number; readonly limit?: number } = {},
): Promise<readonly Look[]> {
  const rows = await tablesOf(database)
    .selectFrom('looks')
    .select(['id', 'at', 'lookedBy as by', 'asker', 'purpose', 'source', 'attributes', 'result'])
    .where('iinLookup', '=', lookupIndex(keyring, 'consents.iin', iin))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .offset(page.offset ?? 0)
    .limit(page.limit ?? 20)
    .execute()
  return rows
}

/** Forgets the looks at a person who is erased: nobody is left who could read them. */
export async function forgetLooks(trx: Database, keyring: Keyring, iin: string): Promise<void> {
  await tablesOf(trx)
    .deleteFrom('looks')
    .where('iinLookup', '=', lookupIndex(keyring, 'consents.iin', iin))
    .execute()
}
