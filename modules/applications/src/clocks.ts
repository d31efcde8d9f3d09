import { enterStage, readDeadlines } from '#modules/deadlines'
import { clocksOf, type Service } from '#modules/service-kit'
import type { Database } from '#platform/database'
import type { ApplicationsRoom } from './applications-room.ts'
import { tablesOf } from './tables.ts'

/** Sets the clocks of the stage an application has come into, and writes its due date where queues are sorted by it. */
export async function setClocks(
  trx: Database,
  { clock, doors }: ApplicationsRoom,
  service: Service,
  { id, stage }: { readonly id: string; readonly stage: string },
): Promise<void> {
  const { terms, stages } = service.workflow
  const clocks = await Promise.all(
    clocksOf(service, stage).map(async ({ term, move, continues = false }) => {
      const { workingDays, verified } = await doors.term(trx, service.id, term, terms[term]!)
      return { term, move, workingDays, verified, continues }
    }),
  )
  const here = stages[stage]
  await enterStage(trx, {
    subject: id,
    stage,
    clocks,
    pauses: here && !('final' in here) ? here.pauses : undefined,
    now: clock.now(),
    calendar: await doors.calendar(trx),
  })
  await projectDueDate(trx, service, id, stage)
}

/** The limit of the stage as a column of the application. */
export async function projectDueDate(
  trx: Database,
  service: Service,
  id: string,
  stage: string,
): Promise<void> {
  const limit = clocksOf(service, stage)[0]
  const deadlines = await readDeadlines(trx, [id])
  const due = deadlines.find(({ term, move }) => term === limit?.term && move === limit.move)
  await tablesOf(trx)
    .updateTable('applications')
    .set({ dueAt: due?.dueAt ?? null })
    .where('id', '=', id)
    .execute()
}
