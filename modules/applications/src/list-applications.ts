import type { ExpressionBuilder } from 'kysely'
import type { Service } from '#modules/service-kit'
import { writtenApplicationNumber } from './application-number.ts'
import type { ApplicationsRoom } from './applications-room.ts'
import { type ApplicationRow, type ApplicationTables, tablesOf } from './tables.ts'

/** An application in a list; nothing of its answers is opened. */
export type ListedApplication = Pick<
  ApplicationRow,
  'id' | 'number' | 'stage' | 'stageAt' | 'final' | 'dueAt' | 'createdAt' | 'submittedAt' | 'assignedTo'
> & { readonly service: Service; readonly writtenNumber: string }

/** A page of the applications of a person, newest first. */
export async function listApplications(
  room: Pick<ApplicationsRoom, 'database' | 'services'>,
  personId: string,
  page: { readonly offset?: number; readonly limit?: number } = {},
): Promise<readonly ListedApplication[]> {
  const rows = await tablesOf(room.database)
    .selectFrom('applications')
    .select(columns)
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .offset(page.offset ?? 0)
    .limit(page.limit ?? 20)
    .execute()
  return rows.flatMap((row) => listed(room, row))
}

/** A stage of a service, where applications wait for somebody. */
export type Place = { readonly service: string; readonly stage: string }

/** What an officer looks for in a queue. */
export type QueueFilter = {
  readonly places: readonly Place[]
  /** Whose they are; null is nobody's. */
  readonly assignedTo?: string | null
  readonly dueBefore?: Date
  readonly number?: string
}

/** A page of applications that wait in these places, the next due date first. */
export async function listQueue(
  room: Pick<ApplicationsRoom, 'database' | 'services'>,
  { places, assignedTo, dueBefore, number }: QueueFilter,
  page: { readonly offset?: number; readonly limit?: number } = {},
): Promise<{ readonly all: number; readonly applications: readonly ListedApplication[] }> {
  const waiting = tablesOf(room.database)
    .selectFrom('applications')
    .where('final', '=', false)
    .where(waitsIn(places))
    .$if(assignedTo === null, (query) => query.where('assignedTo', 'is', null))
    .$if(typeof assignedTo === 'string', (query) => query.where('assignedTo', '=', assignedTo ?? ''))
    .$if(dueBefore !== undefined, (query) => query.where('dueAt', '<', dueBefore ?? new Date(0)))
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? ''))
  const counted = await waiting.select(({ fn }) => fn.countAll<string>().as('all')).executeTakeFirstOrThrow()
  const rows = await waiting
    .select(columns)
    .orderBy('dueAt')
    .orderBy('id')
    .offset(page.offset ?? 0)
    .limit(page.limit ?? 20)
    .execute()
  return { all: Number(counted.all), applications: rows.flatMap((row) => listed(room, row)) }
}

/** Stages of different services share names, so each is asked for with its own. */
export function waitsIn(places: readonly Place[]) {
  const stages = [...new Set(places.map(({ stage }) => stage))]
  return (where: ExpressionBuilder<ApplicationTables, 'applications'>) =>
    where.and([
      where('stage', 'in', stages.length > 0 ? stages : ['']),
      where.or(
        places.map(({ service, stage }) =>
          where.and([where('service', '=', service), where('stage', '=', stage)]),
        ),
      ),
    ])
}

const columns = [
  'id',
  'number',
  'service',
  'stage',
  'stageAt',
  'final',
  'dueAt',
  'createdAt',
  'submittedAt',
  'assignedTo',
] as const

/** A service that is gone from the catalogue takes its applications out of lists, not out of the database. */
function listed(
  { services }: Pick<ApplicationsRoom, 'services'>,
  row: Pick<ApplicationRow, (typeof columns)[number]>,
): readonly ListedApplication[] {
  const service = services.find(({ id }) => id === row.service)
  return service ? [{ ...row, service, writtenNumber: writtenApplicationNumber(row.number) }] : []
}
