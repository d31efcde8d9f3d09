import { sql } from 'kysely'
import type { Service } from '#modules/service-kit'
import type { ApplicationsRoom } from './applications-room.ts'
import { type Place, waitsIn } from './list-applications.ts'
import { tablesOf } from './tables.ts'

/** How much waits somewhere: all, past its due date, and due soon. `oldestDays`: whole days since the oldest came here. */
export type BoardLine = {
  readonly waiting: number
  readonly late: number
  readonly soon: number
  readonly oldestDays: number
}

/** What waits in each stage, and with each officer; `officer` is null for what nobody has taken. */
export type Board = {
  readonly stages: readonly (BoardLine & { readonly service: Service; readonly stage: string })[]
  readonly officers: readonly (BoardLine & { readonly officer: string | null })[]
}

/** The load of the office in these places, counted in the database; nothing of any application is opened. */
export async function readBoard(
  { database, clock, services }: Pick<ApplicationsRoom, 'database' | 'clock' | 'services'>,
  places: readonly Place[],
  soonBefore: Date,
): Promise<Board> {
  const now = clock.now()
  const waiting = tablesOf(database)
    .selectFrom('applications')
    .where('final', '=', false)
    .where(waitsIn(places))
    .select(({ fn }) => [
      fn.countAll<string>().as('waiting'),
      sql<string>`count(*) filter (where due_at <= ${now})`.as('late'),
      sql<string>`count(*) filter (where due_at > ${now} and due_at <= ${soonBefore})`.as('soon'),
      fn.min('stageAt').as('oldest'),
    ])
  const byStage = await waiting
    .select(['service', 'stage'])
    .groupBy(['service', 'stage'])
    .orderBy('stage')
    .execute()
  const byOfficer = await waiting.select('assignedTo').groupBy('assignedTo').orderBy('assignedTo').execute()
  const line = (row: {
    readonly waiting: string
    readonly late: string
    readonly soon: string
    readonly oldest: Date
  }): BoardLine => ({
    waiting: Number(row.waiting),
    late: Number(row.late),
    soon: Number(row.soon),
    oldestDays: Math.max(0, Math.floor((now.getTime() - row.oldest.getTime()) / 86_400_000)),
  })
  return {
    stages: byStage.flatMap((row) => {
      const service = services.find(({ id }) => id === row.service)
      return service ? [{ ...line(row), service, stage: row.stage }] : []
    }),
    officers: byOfficer.map((row) => ({ ...line(row), officer: row.assignedTo })),
  }
}
