import { randomUUID } from 'node:crypto'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { type PushTopic, tablesOf } from './tables.ts'

const dayMilliseconds = 86_400_000

/** A push to every device of a person that wants to be told. */
export type NewPush = {
  readonly personId: string
  readonly topic: PushTopic
  /** Where a press leads: a path of the portal. */
  readonly link: string
  /** The message of the inbox that says the same. */
  readonly inboxId?: string
}

/** Writes down a push for each device inside the caller's transaction; `deliverPush` sends it. Returns their ids. */
export async function writePushes(
  trx: Database,
  clock: Clock,
  { personId, topic, link, inboxId }: NewPush,
): Promise<readonly string[]> {
  const now = clock.now()
  const devices = await tablesOf(trx)
    .selectFrom('pushSubscriptions')
    .select('id')
    .where('personId', '=', personId)
    .where('expiresAt', '>', now)
    .execute()
  if (devices.length === 0) return []
  const rows = devices.map((device) => ({
    id: randomUUID(),
    personId,
    subscriptionId: device.id,
    topic,
    link,
    inboxId: inboxId ?? null,
    state: 'committed' as const,
    stateAt: now,
    createdAt: now,
    usefulUntil: new Date(now.getTime() + dayMilliseconds),
  }))
  await tablesOf(trx).insertInto('pushes').values(rows).execute()
  return rows.map(({ id }) => id)
}
