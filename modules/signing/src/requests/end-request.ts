import type { Database } from '#platform/database'
import { transaction } from '#platform/database'
import type { SigningRoom } from '../signing-room.ts'
import { type RequestState, tablesOf } from '../tables.ts'
import { openStoredRequest, stateAt } from './stored-request.ts'

/**
 * Gives a request up, also one whose signature still waits for its verdict. What is signed stays signed; the answer is
 * the state in which the request then is.
 */
export function cancelSigningRequest(
  database: Database,
  room: Pick<SigningRoom, 'keyring' | 'clock'>,
  requestId: string,
): Promise<RequestState> {
  return transaction(database, async (trx) => {
    const { row } = await openStoredRequest(trx, room, requestId, 'lock')
    const now = room.clock.now()
    const state = stateAt(row, now)
    if (state === 'signed' || state === 'cancelled' || state === 'expired') return state
    await tablesOf(trx)
      .updateTable('requests')
      .set({ state: 'cancelled', stateAt: now })
      .where('id', '=', requestId)
      .execute()
    await tablesOf(trx)
      .updateTable('signatures')
      .set({ state: 'refused', code: 'request-cancelled', nextTryAt: null, stateAt: now })
      .where('requestId', '=', requestId)
      .where('state', '=', 'waiting')
      .execute()
    return 'cancelled'
  })
}

/** Writes down which requests nobody signed in time. One that has a signature waiting for its verdict stays. */
export async function expireSigningRequests({
  database,
  clock,
}: Pick<SigningRoom, 'database' | 'clock'>): Promise<number> {
  const now = clock.now()
  const ended = await tablesOf(database)
    .updateTable('requests')
    .set({ state: 'expired', stateAt: now })
    .where('state', 'in', ['open', 'refused'])
    .where('expiresAt', '<=', now)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}
