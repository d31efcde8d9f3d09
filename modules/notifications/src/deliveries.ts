import type { Database } from '#platform/database'
import type { ChannelName } from './channels.ts'
import type { DeliveryState, WhyFailed } from './next-step.ts'
import { tablesOf } from './tables.ts'

/** How far a message of the inbox has come by another channel. */
export type Delivery = {
  readonly channel: ChannelName
  readonly state: DeliveryState
  readonly why: WhyFailed | null
  readonly at: Date
}

/** By which channels a message of the inbox went out besides, and what became of each; kept for a month. */
export async function readDeliveries(
  database: Database,
  personId: string,
  inboxId: string,
): Promise<readonly Delivery[]> {
  const kinds = [
    ['sms', 'sms'],
    ['emails', 'email'],
    ['pushes', 'push'],
  ] as const
  const found = await Promise.all(
    kinds.map(async ([table, channel]) => {
      const rows = await tablesOf(database)
        .selectFrom(table)
        .select(['state', 'why', 'stateAt as at'])
        .where('inboxId', '=', inboxId)
        .where('personId', '=', personId)
        .orderBy('createdAt')
        .execute()
      return rows.map((row) => ({ channel, ...row }))
    }),
  )
  return found.flat()
}
