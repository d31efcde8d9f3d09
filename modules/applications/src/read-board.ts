import { sql } from 'kysely'
import type { Service } from '#modules/service-kit'
import type { ApplicationsRoom } from './applications-room.ts'
import { tablesOf } from './tables.ts'

/** How much waits somewhere. `oldestDays`: whole days since the oldest of it came here. */
export type BoardLine = { readonly waiting: number; readonly late: number; readonly oldestDays: number }

/** What waits in each stage, and with each officer; `officer` is null for what nobody has taken. */
export type Board = {
  readonly stages: readonly (BoardLine & { readonly service: Service; readonly stage: string })[]
  readonly officers: readonly (BoardLine & { readonly officer: string | null })[]
}

/** The load of the office in these stages, counted in the database; nothing of any application is opened. */
export async function readBoard(
  { database, clock, services }: Pick<ApplicationsRoom, 'database' | 'clock' | 'services'>,
  stages: readonly string[],
): Promise<Board> {
  const now = clock.now()
  const waiting = tablesOf(database)
    .selectFrom('applications')
    .where('final', '=', false)
    .where('stage', 'in', stages.length > 0 ? [...stages] : [''])
    .select(({ fn }) => [
      fn.countAll<string>().as('waiting'),
      sql<string>`count(*) filter (where due_at < ${now})`.as('late'),
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
    readonly oldest: Date
  }): BoardLine => ({
    waiting: Number(row.waiting),
    late: Number(row.late),
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
