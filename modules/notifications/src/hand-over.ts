import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import type { Standing } from './carry-on.ts'
import { tablesOf } from './tables.ts'

type Kind = 'sms' | 'emails' | 'pushes'

/**
 * Puts on record that a message is about to be handed over, before anybody hears of it: whoever comes next will ask, not
 * send. `false`: another one was faster, and this one must not send.
 */
export async function claimHandOver(
  database: Database,
  clock: Clock,
  kind: Kind,
  message: { readonly id: string; readonly tries: number },
): Promise<boolean> {
  const claimed = await tablesOf(database)
    .updateTable(kind)
    .set({ tries: sql`tries + 1`, handedAt: clock.now() })
    .where('id', '=', message.id)
    .where('tries', '=', message.tries)
    .where('state', 'not in', ['delivered', 'failed'])
    .returning('id')
    .execute()
  return claimed.length > 0
}

/** Notes where a message stands. A final state stays, whatever a slower call has to say afterwards. */
export async function noteStanding(
  database: Database,
  clock: Clock,
  kind: Kind,
  id: string,
  { state, why = null, free = false }: Omit<Standing, 'why'> & { readonly why?: Standing['why'] | null },
): Promise<void> {
  await tablesOf(database)
    .updateTable(kind)
    .set({ state, stateAt: clock.now(), why, ...(free ? { handedAt: null } : {}) })
    .where('id', '=', id)
    .where('state', 'not in', ['delivered', 'failed'])
    .execute()
}
