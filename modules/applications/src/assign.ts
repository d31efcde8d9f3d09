import { recordStaffAct } from '#modules/audit'
import { transaction } from '#platform/database'
import type { ApplicationsRoom } from './applications-room.ts'
import { tablesOf } from './tables.ts'

/** An officer takes an application that nobody works on. Says whether it is theirs now. */
export function claimApplication(
  room: Pick<ApplicationsRoom, 'database' | 'clock'>,
  staffId: string,
  id: string,
): Promise<boolean> {
  return assign(room, { staffId, id, from: null, to: staffId, act: 'application-claimed' })
}

/** An officer puts an application back into the queue; a supervisor may do so for anybody. */
export function releaseApplication(
  room: Pick<ApplicationsRoom, 'database' | 'clock'>,
  staffId: string,
  id: string,
  held: string = staffId,
): Promise<boolean> {
  return assign(room, { staffId, id, from: held, to: null, act: 'application-released' })
}

/** A supervisor hands an application to an officer, whoever held it before. Says whether it could be done. */
export function assignApplication(
  room: Pick<ApplicationsRoom, 'database' | 'clock'>,
  supervisorId: string,
  id: string,
  { from, to }: { readonly from: string | null; readonly to: string },
): Promise<boolean> {
  return assign(room, { staffId: supervisorId, id, from, to, act: 'application-assigned' })
}

function assign(
  { database, clock }: Pick<ApplicationsRoom, 'database' | 'clock'>,
  change: {
    readonly staffId: string
    readonly id: string
    readonly from: string | null
    readonly to: string | null
    readonly act: 'application-claimed' | 'application-released' | 'application-assigned'
  },
): Promise<boolean> {
  const { staffId, id, from, to, act } = change
  return transaction(database, async (trx) => {
    const row = await tablesOf(trx)
      .updateTable('applications')
      .set({ assignedTo: to })
      .where('id', '=', id)
      .where('final', '=', false)
      .where((where) =>
        from === null
          ? where.or([where('assignedTo', 'is', null), where('assignedTo', '=', to)])
          : where('assignedTo', '=', from),
      )
      .returning('number')
      .executeTakeFirst()
    if (!row) return false
    await recordStaffAct(trx, clock, {
      ...{ memberId: staffId, act, by: 'staff', channel: 'office', result: 'done' },
      details: { case: row.number, ...(act === 'application-assigned' && to ? { member: to } : {}) },
    })
    return true
  })
}
