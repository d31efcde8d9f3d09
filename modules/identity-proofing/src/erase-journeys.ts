import { forgetNotifications } from '#modules/notifications'
import type { Clock } from '#platform/clock'
import { erasePersonKey } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { lockRules } from './lock.ts'
import { tablesOf } from './tables.ts'

/**
 * The work of the clean-up job: journeys of yesterday go for good, with the key of everybody who did not become an
 * account; failures older than a day limit nobody any more. Returns how many journeys went.
 */
export async function eraseJourneys(database: Database, clock: Clock): Promise<number> {
  const now = clock.now()
  const expired = await tablesOf(database)
    .selectFrom('journeys')
    .select('id')
    .where('expiresAt', '<=', now)
    .limit(500)
    .execute()
  for (const { id } of expired) await transaction(database, (trx) => eraseJourney(trx, clock, id))
  await tablesOf(database)
    .deleteFrom('failures')
    .where('at', '<', new Date(now.getTime() - 2 * lockRules.dayMilliseconds))
    .execute()
  return expired.length
}

/** A person who is erased takes the journeys to and into their account along. Failures and locks name nobody. */
export async function eraseJourneysOf(trx: Database, clock: Clock, personId: string): Promise<void> {
  const theirs = await tablesOf(trx)
    .selectFrom('journeys')
    .select('id')
    .where((where) => where.or([where('personId', '=', personId), where('accountId', '=', personId)]))
    .execute()
  for (const { id } of theirs) await eraseJourney(trx, clock, id)
}

/** The person says that they do not want to go on: all that was typed is erased at once. */
export async function eraseJourney(trx: Database, clock: Clock, id: string): Promise<void> {
  const row = await tablesOf(trx)
    .deleteFrom('journeys')
    .where('id', '=', id)
    .returning(['personId', 'accountId'])
    .executeTakeFirst()
  if (!row || row.accountId === row.personId) return
  await forgetNotifications(trx, row.personId)
  await erasePersonKey(trx, row.personId, clock)
}
