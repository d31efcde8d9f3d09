import { recordOperation, recordStaffAct } from '#modules/audit'
import type { Actor } from '#modules/service-kit'
import type { Database } from '#platform/database'
import type { ApplicationsRoom } from './applications-room.ts'
import type { StoredApplication } from './stored-application.ts'
import type { MoveRow } from './tables.ts'

const makers = {
  citizen: { by: 'self', channel: 'portal' },
  officer: { by: 'staff', channel: 'office' },
  clock: { by: 'system', channel: 'worker' },
  system: { by: 'system', channel: 'worker' },
} as const

/**
 * The audit leaf of a move, in the person's history and in the officer's own. It carries the hash of the journal's
 * entry: a journal that was cut short or rolled back no longer has what the leaf names.
 */
export async function recordMove(
  trx: Database,
  { clock }: ApplicationsRoom,
  { row }: StoredApplication,
  by: Actor,
  entry: MoveRow,
): Promise<void> {
  const leaf = {
    ...makers[by.kind],
    result: 'done',
    details: { case: row.number, reason: entry.move, attempt: entry.number, entry: entry.hash },
  } as const
  await recordOperation(trx, clock, { ...leaf, personId: row.personId, operation: 'application-moved' })
  if (by.kind === 'officer')
    await recordStaffAct(trx, clock, { ...leaf, memberId: by.staffId, act: 'application-moved' })
}
