import { recordStaffAct, type StaffActKind } from '#modules/audit'
import type { Role } from '#modules/staff'
import type { SiteContext } from '#platform/web'
import { type Desk, originOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'

/** Who reads the pages about payments. */
export const paymentReaders: readonly Role[] = ['administrator', 'auditor']

/** Writes an act about an order or a day into the history of the member. */
export async function notePaymentAct(
  c: SiteContext,
  { database, clock }: Pick<OfficeDoors, 'database' | 'clock'>,
  { member }: Desk,
  act: StaffActKind,
  about: string,
): Promise<void> {
  const line = {
    memberId: member.memberId,
    act,
    by: 'self',
    result: 'done',
    details: { case: about },
  } as const
  await recordStaffAct(database, clock, { ...line, ...originOf(c) })
}
