import { recordStaffAct, type StaffActKind } from '#modules/audit'
import type { SiteContext } from '#platform/web'
import { type Desk, originOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'

/** Writes an act on a ticket into the history of the member. */
export async function noteTicketAct(
  c: SiteContext,
  { database, clock }: Pick<OfficeDoors, 'database' | 'clock'>,
  { member }: Desk,
  act: StaffActKind,
  about: string,
): Promise<void> {
  const details = about.startsWith('S-') ? { case: about } : { reason: about }
  const line = { memberId: member.memberId, act, by: 'self', result: 'done', details } as const
  await recordStaffAct(database, clock, { ...line, ...originOf(c) })
}
