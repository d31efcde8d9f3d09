import { absoluteMilliseconds } from './session-life.ts'
import type { StaffRoom } from './staff-room.ts'
import { tablesOf } from './tables.ts'

/** The work of the clean-up job: sessions, links and questions that are over. */
export async function cleanUpStaff({
  database,
  clock,
}: Pick<StaffRoom, 'database' | 'clock'>): Promise<void> {
  const now = clock.now()
  const over = new Date(now.getTime() - absoluteMilliseconds)
  await tablesOf(database).deleteFrom('sessions').where('createdAt', '<', over).execute()
  await tablesOf(database).deleteFrom('invitations').where('expiresAt', '<', now).execute()
  await tablesOf(database).deleteFrom('passkeyChallenges').where('expiresAt', '<', now).execute()
}
