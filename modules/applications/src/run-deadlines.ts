import { findDueDeadlines, recomputeDeadlines } from '#modules/deadlines'
import type { Told } from '#modules/notifications'
import { transaction } from '#platform/database'
import type { ApplicationsRoom } from './applications-room.ts'
import { projectDueDate } from './clocks.ts'
import { makeMove } from './make-move.ts'
import { openApplication } from './stored-application.ts'
import { tellOfNewDate } from './tell-of-new-date.ts'

/** How many are taken at a time. */
const batch = 50

/**
 * Makes the clock's move for every deadline that is over; the worker calls it. Each is a transaction of its own, so
 * one that fails holds up no other, and several workers share the work. Returns how many moves were made.
 */
export async function runDeadlines(
  room: ApplicationsRoom,
  onFault: (error: unknown) => void,
): Promise<number> {
  let made = 0
  for (const due of await findDueDeadlines(room.database, room.clock.now(), batch)) {
    try {
      const answer = await makeMove(room, {
        applicationId: due.subject,
        expectedMoves: null,
        move: due.move,
        by: { kind: 'clock' },
        deadlineId: due.id,
      })
      if (answer.kind === 'moved') made += 1
    } catch (error) {
      onFault(error)
    }
  }
  return made
}

/**
 * Computes open due dates anew when another version of the working calendar is in force, and tells the applicants
 * whose date moved. Returns how many moved. Nothing happens while the calendar is the same.
 */
export async function recomputeDueDates(room: ApplicationsRoom): Promise<number> {
  let moved = 0
  for (;;) {
    const done = await transaction(room.database, async (trx) => {
      const inside = { ...room, database: trx }
      const calendar = await room.doors.calendar(trx)
      const found = await recomputeDeadlines(trx, calendar, room.clock.now(), batch)
      const told: Told[] = []
      for (const deadline of found.moved) {
        const stored = await openApplication(trx, inside, deadline.subject).catch(() => null)
        if (!stored) continue
        await projectDueDate(trx, stored.service, stored.row.id, stored.row.stage)
        const one = await tellOfNewDate(trx, inside, stored, deadline)
        if (one) told.push(one)
      }
      return found
    })
    moved += done.moved.length
    if (done.looked === 0) return moved
  }
}
