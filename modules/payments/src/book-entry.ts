import { type Day, dayInKazakhstan } from '#kz'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import type { Booking } from './postings.ts'
import { tablesOf } from './tables.ts'

export type NewEntry = Booking & {
  /** Names the happening; booked again, it is the same entry. */
  readonly entryKey: string
  readonly orderId: string | null
  /** The bank's day, where the bank said one. */
  readonly day?: Day
}

/** Writes an entry with its postings into the ledger, inside the caller's transaction. False: it stood there already. */
export async function bookEntry(trx: Database, clock: Clock, entry: NewEntry): Promise<boolean> {
  const { postings, kind, entryKey, orderId } = entry
  const at = clock.now()
  const made = await tablesOf(trx)
    .insertInto('entries')
    .values({ entryKey, kind, orderId, at, day: entry.day ?? dayInKazakhstan(at) })
    .onConflict((conflict) => conflict.column('entryKey').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  await tablesOf(trx)
    .insertInto('postings')
    .values(postings.map((posting) => ({ ...posting, entryId: made.id })))
    .execute()
  return true
}
