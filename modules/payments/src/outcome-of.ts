import type { Database } from '#platform/database'
import { isSettled } from './ledger.ts'
import { tablesOf } from './tables.ts'

/** What became of an application's money: settled to the tiyn one way or the other, or not known yet. */
export async function outcomeOf(
  database: Database,
  applicationId: string,
): Promise<'paid' | 'returned' | null> {
  const order = await tablesOf(database)
    .selectFrom('orders')
    .select(['id', 'state'])
    .where('applicationId', '=', applicationId)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()
  if (!order || !(await isSettled(database, order.id))) return null
  return order.state === 'paid' ? 'paid' : 'returned'
}
