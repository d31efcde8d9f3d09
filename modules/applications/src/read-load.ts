import { sql } from 'kysely'
import type { ApplicationsRoom } from './applications-room.ts'
import { type Place, waitsIn } from './list-applications.ts'
import { tablesOf } from './tables.ts'

/** How much waits in one place in one pair of hands. */
export type Load = Place & {
  /** Nobody's: null. */
  readonly assignedTo: string | null
  readonly waiting: number
  /** Past the due date. */
  readonly late: number
  /** Due before the given moment, and not late yet. */
  readonly soon: number
  /** Since when the one that waits longest has been in this stage. */
  readonly oldest: Date
}

/** The load of these places by officer: how much waits, how much is late or soon due, and how old the oldest is. */
export async function readLoad(
  { database, clock }: Pick<ApplicationsRoom, 'database' | 'clock'>,
  places: readonly Place[],
  soonBefore: Date,
): Promise<readonly Load[]> {
  const now = clock.now()
  const rows = await tablesOf(database)
    .selectFrom('applications')
    .select(['service', 'stage', 'assignedTo'])
    .select(({ fn, ref }) => [
      fn.countAll<number>().as('waiting'),
      sql<number>`count(*) filter (where ${ref('dueAt')} <= ${now})`.as('late'),
      sql<number>`count(*) filter (where ${ref('dueAt')} > ${now} and ${ref('dueAt')} <= ${soonBefore})`.as(
        'soon',
      ),
      fn.min<Date>('stageAt').as('oldest'),
    ])
    .where('final', '=', false)
    .where(waitsIn(places))
    .groupBy(['service', 'stage', 'assignedTo'])
    .execute()
  return rows.map((row) => ({
    ...row,
    ...{ waiting: Number(row.waiting), late: Number(row.late), soon: Number(row.soon) },
  }))
}
