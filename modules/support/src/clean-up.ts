import { dayInKazakhstan } from '#kz'
import type { Clock } from '#platform/clock'
import { erasePersonKey } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { tablesOf } from './tables.ts'
import { readSupportTerms } from './terms.ts'

const dayMilliseconds = 86_400_000

/** The work of the clean-up job: answered tickets close by themselves in time, closed ones go for good. */
export async function cleanUpSupport(database: Database, clock: Clock): Promise<void> {
  const now = clock.now()
  const terms = await readSupportTerms(database, dayInKazakhstan(now))
  const ago = (days: number) => new Date(now.getTime() - days * dayMilliseconds)
  await tablesOf(database)
    .updateTable('tickets')
    .set({ state: 'closed', stateAt: now })
    .where('state', '=', 'answered')
    .where('stateAt', '<', ago(terms['closes-itself-after']))
    .execute()
  await transaction(database, async (trx) => {
    const over = await tablesOf(trx)
      .deleteFrom('tickets')
      .where('state', '=', 'closed')
      .where('stateAt', '<', ago(terms['kept-after-closing']))
      .returning(['keyId', 'personId'])
      .execute()
    // A ticket's own key goes with it: what a backup still holds stays closed.
    for (const { keyId, personId } of over) if (personId === null) await erasePersonKey(trx, keyId, clock)
  })
}

/** Forgets the tickets of a person who is erased. */
export async function forgetTickets(trx: Database, personId: string): Promise<void> {
  await tablesOf(trx).deleteFrom('tickets').where('personId', '=', personId).execute()
}
