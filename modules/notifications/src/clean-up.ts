import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { tablesOf } from './tables.ts'

const monthMilliseconds = 30 * 86_400_000

/** The work of the clean-up job: what was deleted a month ago, and messages sent a month ago, go for good. */
export async function cleanUpNotifications(database: Database, clock: Clock): Promise<void> {
  const monthAgo = new Date(clock.now().getTime() - monthMilliseconds)
  await tablesOf(database).deleteFrom('inbox').where('deletedAt', '<', monthAgo).execute()
  await tablesOf(database)
    .deleteFrom('sms')
    .where('state', 'in', ['delivered', 'failed'])
    .where('stateAt', '<', monthAgo)
    .execute()
  await tablesOf(database).deleteFrom('pushSubscriptions').where('expiresAt', '<', clock.now()).execute()
  for (const kind of ['emails', 'pushes'] as const)
    await tablesOf(database).deleteFrom(kind).where('createdAt', '<', monthAgo).execute()
}

/** Forgets everything that was ever sent to a person who is erased. */
export async function forgetNotifications(trx: Database, personId: string): Promise<void> {
  await tablesOf(trx).deleteFrom('inbox').where('personId', '=', personId).execute()
  for (const kind of ['sms', 'emails', 'pushSubscriptions', 'channelChoices', 'emailAddresses'] as const)
    await tablesOf(trx).deleteFrom(kind).where('personId', '=', personId).execute()
}
