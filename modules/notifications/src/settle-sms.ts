import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import type { Standing } from './carry-on.ts'
import { noteStanding } from './hand-over.ts'
import { tablesOf } from './tables.ts'

/** Notes where an SMS stands; its text is destroyed with the last word. */
export async function settleSms(
  database: Database,
  clock: Clock,
  id: string,
  standing: Standing,
): Promise<void> {
  await noteStanding(database, clock, 'sms', id, standing)
  if (standing.free)
    await tablesOf(database)
      .updateTable('sms')
      .set({ provider: null })
      .where('id', '=', id)
      .where('handedAt', 'is', null)
      .execute()
  await tablesOf(database)
    .updateTable('sms')
    .set({ textSealed: null })
    .where('id', '=', id)
    .where('state', 'in', ['delivered', 'failed'])
    .execute()
}
