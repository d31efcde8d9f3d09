import type { ApplicationsRoom } from './applications-room.ts'
import { type MoveMade, makeMove } from './make-move.ts'
import { tablesOf } from './tables.ts'

/**
 * Makes the move that waited for a signature, once the signature counts; nothing while it does not. It may have been
 * given elsewhere, as by the head on their own telephone, or be judged later, when the authority answers again.
 */
export async function finishSignedMove(room: ApplicationsRoom, id: string): Promise<MoveMade | null> {
  const row = await tablesOf(room.database)
    .selectFrom('applications')
    .select(['personId', 'signingRequest', 'signingMove'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.signingRequest || !row.signingMove) return null
  if ((await room.doors.signature(room.database, row.signingRequest)) === null) return null
  return makeMove(room, {
    applicationId: id,
    expectedMoves: null,
    move: row.signingMove,
    by: { kind: 'citizen', personId: row.personId },
    signatureRequestId: row.signingRequest,
    key: row.signingRequest,
  })
}

/** The worker's round: every application that waits for a signature. One that fails does not hold up the others. */
export async function finishSignedMoves(
  room: ApplicationsRoom,
  onFault: (error: unknown) => void,
): Promise<number> {
  const waiting = await tablesOf(room.database)
    .selectFrom('applications')
    .select('id')
    .where('signingRequest', 'is not', null)
    .orderBy('stageAt')
    .limit(mostAtOnce)
    .execute()
  let made = 0
  for (const { id } of waiting) {
    const move = await finishSignedMove(room, id).catch(onFault)
    if (move?.kind === 'moved') made += 1
  }
  return made
}

const mostAtOnce = 200
