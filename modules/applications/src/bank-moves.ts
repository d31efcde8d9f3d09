import type { ApplicationsRoom } from './applications-room.ts'
import { makeMove } from './make-move.ts'
import { tablesOf } from './tables.ts'

const mostAtOnce = 200

/**
 * The worker's round of what the bank has said: every application that waits for its money moves once the payment is
 * settled to the tiyn, and not before. One that fails does not hold up the others. Returns how many moved.
 */
export async function takePaymentOutcomes(
  room: ApplicationsRoom,
  onFault: (error: unknown) => void,
): Promise<number> {
  let moved = 0
  for (const { id } of await waitingForMoney(room)) {
    try {
      const outcome = await room.doors.paid(room.database, id)
      if (outcome === null) continue
      const made = await makeMove(room, {
        applicationId: id,
        expectedMoves: null,
        move: outcome === 'paid' ? 'bank-paid' : 'bank-returned',
        by: { kind: 'system', name: 'bank' },
      })
      if (made.kind === 'moved') moved += 1
    } catch (error) {
      onFault(error)
    }
  }
  return moved
}

function waitingForMoney({ database, services }: ApplicationsRoom) {
  const stages = services.flatMap(({ workflow }) =>
    Object.entries(workflow.stages).flatMap(([id, stage]) =>
      'owner' in stage && stage.owner === 'bank' ? [id] : [],
    ),
  )
  return tablesOf(database)
    .selectFrom('applications')
    .select('id')
    .where('final', '=', false)
    .where('stage', 'in', stages.length > 0 ? [...new Set(stages)] : [''])
    .orderBy('stageAt')
    .limit(mostAtOnce)
    .execute()
}
