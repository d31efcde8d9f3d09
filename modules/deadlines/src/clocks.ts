import { dayInKazakhstan, type WorkingCalendar, workingDaysBetween } from '#kz'
import { systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { dueDateFrom } from './due-date.ts'
import { type DeadlineRow, tablesOf } from './tables.ts'

/** A clock that a stage waits for: the term with its length today, and the move when it is over. */
export type Clockwork = {
  readonly term: string
  readonly move: string
  readonly workingDays: number
  readonly verified: boolean
  /** Goes on with the clock that already runs for this term. */
  readonly continues?: boolean
}

/** A subject comes into a stage. */
export type Arrival = {
  readonly subject: string
  readonly stage: string
  readonly clocks: readonly Clockwork[]
  /** The stage whose clock stands still meanwhile. */
  readonly pauses?: string | undefined
  readonly now: Date
  readonly calendar: WorkingCalendar
}

/**
 * Sets the clocks of a subject that comes into a stage, inside the caller's transaction, which holds the subject.
 * Clocks of the stage it left are met, stand still while this one pauses them, or go on where the stage says so.
 * A clock that stood still goes on with the days it had left.
 */
export async function enterStage(trx: Database, arrival: Arrival): Promise<void> {
  const rows = await tablesOf(trx)
    .selectFrom('deadlines')
    .selectAll()
    .where('subject', '=', arrival.subject)
    .where('state', '!=', 'met')
    .forUpdate()
    .execute()
  const kept = new Set<string>()
  for (const clock of arrival.clocks) {
    const row = rows.find(({ term, move }) => term === clock.term && move === clock.move)
    if (row?.state === 'paused') kept.add(await resume(trx, row, arrival))
    else if (row && clock.continues) kept.add(row.id)
  }
  for (const row of rows)
    if (!kept.has(row.id)) {
      if (row.stage === arrival.pauses && row.state === 'open') kept.add(await pause(trx, row, arrival))
      else if (row.state === 'paused' && row.stage === arrival.pauses) kept.add(row.id)
      else await change(trx, row.id, { state: 'met', changedAt: arrival.now })
    }
  const running = rows.filter(({ id }) => kept.has(id))
  for (const clock of arrival.clocks)
    if (!running.some(({ term, move }) => term === clock.term && move === clock.move))
      await start(trx, clock, arrival)
}

async function start(trx: Database, clock: Clockwork, { subject, stage, now, calendar }: Arrival) {
  const { term, move, workingDays, verified } = clock
  await tablesOf(trx)
    .insertInto('deadlines')
    .values({
      id: systemRandom.uuid(),
      subject,
      stage,
      move,
      term,
      workingDays,
      verified,
      ...dueDateFrom(now, workingDays, calendar),
      calendar: calendar.name,
      state: 'open',
      daysLeft: null,
      changedAt: now,
    })
    .execute()
}

async function pause(trx: Database, row: DeadlineRow, { now, calendar }: Arrival): Promise<string> {
  const today = dayInKazakhstan(now)
  const daysLeft = today < row.dueOn ? workingDaysBetween(today, row.dueOn, calendar) : 0
  await change(trx, row.id, { state: 'paused', daysLeft, changedAt: now })
  return row.id
}

async function resume(trx: Database, row: DeadlineRow, { now, calendar }: Arrival): Promise<string> {
  // Counted from today, so that another calendar later computes it the same way.
  const workingDays = row.daysLeft ?? row.workingDays
  const { startedOn, dueOn, dueAt } = dueDateFrom(now, workingDays, calendar)
  const running = { state: 'open', startedOn, workingDays, dueOn, dueAt, calendar: calendar.name } as const
  await change(trx, row.id, { ...running, changedAt: now })
  return row.id
}

export async function change(trx: Database, id: string, values: Partial<DeadlineRow>): Promise<void> {
  await tablesOf(trx).updateTable('deadlines').set(values).where('id', '=', id).execute()
}
