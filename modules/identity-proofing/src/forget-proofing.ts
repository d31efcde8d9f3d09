import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { documentTables } from './documents/document-tables.ts'
import { eraseJourney } from './erase-journeys.ts'
import { tablesOf } from './tables.ts'

/**
 * Takes away everything of an erased person here: the journeys to and into their account, their documents with pictures
 * and decisions. Failures and locks name nobody.
 */
export async function forgetProofing(trx: Database, clock: Clock, personId: string): Promise<void> {
  const journeys = await tablesOf(trx)
    .selectFrom('journeys')
    .select('id')
    .where((where) => where.or([where('personId', '=', personId), where('accountId', '=', personId)]))
    .execute()
  for (const { id } of journeys) await eraseJourney(trx, clock, id)
  await documentTables(trx).deleteFrom('documentCases').where('personId', '=', personId).execute()
}
