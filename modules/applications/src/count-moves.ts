import type { ApplicationsRoom } from './applications-room.ts'
import { tablesOf } from './tables.ts'

/** How many moves an application has made, for a page that waits for the next; null when it is not this person's. */
export async function countMoves(
  { database }: Pick<ApplicationsRoom, 'database'>,
  id: string,
  personId: string,
): Promise<number | null> {
  const row = await tablesOf(database)
    .selectFrom('applications')
    .select('moves')
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row?.moves ?? null
}
