import { sql } from 'kysely'
import { lookupIndex } from '#platform/crypto'
import type { Officer, SupportRoom } from './support-room.ts'
import { type TicketRow, tablesOf } from './tables.ts'
import type { TicketTopic } from './ticket.ts'

export const queueLanes = ['waiting', 'answered', 'closed'] as const
export type QueueLane = (typeof queueLanes)[number]

export type TicketFilter = {
  /** `waiting`: new and open ones; what is shown unless told otherwise. */
  readonly lane?: QueueLane
  readonly topic?: TicketTopic
  readonly language?: TicketRow['language']
  readonly whose?: 'free' | 'mine'
  /** Eight digits. */
  readonly number?: string
}

/** A ticket in the queue: nothing of what it says. */
export type QueuedTicket = Pick<
  TicketRow,
  'id' | 'number' | 'topic' | 'language' | 'state' | 'createdAt' | 'dueAt' | 'claimedBy'
> & { readonly signedIn: boolean }

export type TicketQueue = {
  readonly rows: readonly QueuedTicket[]
  readonly total: number
  readonly counts: { readonly free: number; readonly mine: number; readonly late: number }
}

/** The officer's queue, what is due first on top; a ticket of the officer's own is not in it. */
export async function readTicketQueue(
  { database, keyring, clock }: SupportRoom,
  officer: Officer,
  filter: TicketFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<TicketQueue> {
  const own = officer.iin ? lookupIndex(keyring, 'support.iin', officer.iin) : Buffer.alloc(0)
  const isNot = (column: 'iinLookup' | 'senderLookup') =>
    sql<boolean>`${sql.ref(column)} is distinct from ${own}`
  const tickets = tablesOf(database)
    .selectFrom('tickets')
    .where(({ and }) => and([isNot('iinLookup'), isNot('senderLookup')]))
  const states =
    filter.number || !filter.lane || filter.lane === 'waiting' ? (['new', 'open'] as const) : [filter.lane]
  let wanted = filter.number
    ? tickets.where('number', '=', filter.number)
    : tickets.where('state', 'in', states)
  if (filter.topic) wanted = wanted.where('topic', '=', filter.topic)
  if (filter.language) wanted = wanted.where('language', '=', filter.language)
  if (filter.whose === 'free') wanted = wanted.where('claimedBy', 'is', null)
  if (filter.whose === 'mine') wanted = wanted.where('claimedBy', '=', officer.staffId)
  const { total } = await wanted
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const counts = await tickets
    .where('state', 'in', ['new', 'open'])
    .select([
      sql<number>`count(*) filter (where claimed_by is null)`.as('free'),
      sql<number>`count(*) filter (where claimed_by = ${officer.staffId})`.as('mine'),
      sql<number>`count(*) filter (where due_at < ${clock.now()})`.as('late'),
    ])
    .executeTakeFirstOrThrow()
  const rows = await wanted
    .select(['id', 'number', 'topic', 'language', 'state', 'createdAt', 'dueAt', 'claimedBy', 'personId'])
    .orderBy('dueAt')
    .orderBy('id')
    .offset(page.offset)
    .limit(page.limit)
    .execute()
  return {
    rows: rows.map(({ personId, ...row }) => ({ ...row, signedIn: personId !== null })),
    total,
    counts,
  }
}
