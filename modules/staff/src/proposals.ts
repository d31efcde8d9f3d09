import { recordStaffAct, type StaffActKind } from '#modules/audit'
import { systemRandom } from '#platform/crypto'
import { StaffError } from './errors.ts'
import { voidInvitations } from './invitations.ts'
import { type Member, type Role, seesCases } from './member.ts'
import { addMember, changeStaff, listMembers, type NewMember } from './members.ts'
import { type Change, isAdministrator, type Proposal, whyNotApprove, whyNotChange } from './proposal.ts'
import { endStaffSessions } from './sessions.ts'
import type { StaffOrigin, StaffRoom } from './staff-room.ts'
import { tablesOf } from './tables.ts'

/** What an administrator may want of a member who is there. */
export type WantedChange =
  | { readonly kind: 'roles'; readonly memberId: string; readonly roles: readonly Role[] }
  | { readonly kind: 'deactivation' | 'new-access'; readonly memberId: string }

/** Proposes a new member; nobody can join before another administrator approves. */
export function proposeMember(
  room: StaffRoom,
  by: Member,
  wanted: NewMember,
  origin: StaffOrigin,
): Promise<string> {
  return changeStaff(room, async (locked) => {
    if (!isAdministrator(by)) throw new StaffError('not-administrator')
    const memberId = await addMember(locked, wanted, 'proposed')
    return keepProposal(
      locked,
      by,
      { kind: 'invitation', memberId, rolesBefore: [], rolesAfter: wanted.roles },
      origin,
    )
  })
}

/** Proposes a change of a member; nothing changes before another administrator approves. */
export function proposeChange(
  room: StaffRoom,
  by: Member,
  wanted: WantedChange,
  origin: StaffOrigin,
): Promise<string> {
  return changeStaff(room, async (locked) => {
    if (!isAdministrator(by)) throw new StaffError('not-administrator')
    const staff = await listMembers(locked)
    const member = staff.find(({ memberId }) => memberId === wanted.memberId)
    const rolesAfter = wanted.kind === 'roles' ? wanted.roles : (member?.roles ?? [])
    const change = { kind: wanted.kind, memberId: wanted.memberId, rolesAfter }
    refuseIf(whyNotChange(change, staff))
    if (member?.iin === null && seesCases(rolesAfter)) throw new StaffError('iin-missing')
    return keepProposal(locked, by, { ...change, rolesBefore: member?.roles ?? [] }, origin)
  })
}

/** Approves somebody else's proposal: it takes effect here and now. Or refuses it. */
export function decideProposal(
  room: StaffRoom,
  by: Member,
  id: string,
  verdict: 'approve' | 'refuse',
  origin: StaffOrigin,
): Promise<Proposal> {
  return changeStaff(room, async (locked) => {
    const proposal = await readProposal(locked, id)
    refuseIf(whyNotApprove(proposal, by))
    if (verdict === 'refuse') {
      await settle(locked, by, proposal, 'refused', 'staff-change-refused', origin)
      if (proposal.kind === 'invitation') await leave(locked, proposal.memberId)
      return proposal
    }
    // The rules are asked again: staff may have changed since the proposal.
    if (proposal.kind !== 'invitation') refuseIf(whyNotChange(proposal, await listMembers(locked)))
    await settle(locked, by, proposal, 'approved', 'staff-change-approved', origin)
    await takeEffect(locked, proposal)
    await note(locked, proposal.memberId, 'staff-change-took-effect', proposal, origin, 'staff')
    return proposal
  })
}

/** Takes one's own proposal back. */
export function withdrawProposal(
  room: StaffRoom,
  by: Member,
  id: string,
  origin: StaffOrigin,
): Promise<Proposal> {
  return changeStaff(room, async (locked) => {
    const proposal = await readProposal(locked, id)
    if (proposal.state !== 'open') throw new StaffError('not-open')
    if (proposal.proposedBy !== by.memberId) throw new StaffError('not-administrator')
    await settle(locked, by, proposal, 'withdrawn', 'staff-change-withdrawn', origin)
    if (proposal.kind === 'invitation') await leave(locked, proposal.memberId)
    return proposal
  })
}

/** Proposals, the open first, then the latest decided. */
export async function listProposals({ database }: Pick<StaffRoom, 'database'>): Promise<readonly Proposal[]> {
  return tablesOf(database)
    .selectFrom('proposals')
    .selectAll()
    .orderBy('decidedAt', (order) => order.desc().nullsFirst())
    .orderBy('proposedAt', 'desc')
    .limit(50)
    .execute()
}

async function takeEffect(room: StaffRoom, { kind, memberId, rolesAfter }: Proposal): Promise<void> {
  const member = tablesOf(room.database).updateTable('members').where('memberId', '=', memberId)
  switch (kind) {
    case 'invitation':
      await member.set({ state: 'invited' }).execute()
      return
    case 'roles':
      await member.set({ roles: rolesAfter }).execute()
      return
    case 'deactivation':
      return leave(room, memberId)
    case 'new-access':
      await member.set({ state: 'invited' }).execute()
      return shutOut(room, memberId)
  }
}

/** Somebody is staff no more. Their number is free, so that they may be invited anew one day. */
async function leave(room: StaffRoom, memberId: string): Promise<void> {
  await tablesOf(room.database)
    .updateTable('members')
    .set({ state: 'deactivated', iinLookup: null })
    .where('memberId', '=', memberId)
    .execute()
  await shutOut(room, memberId)
}

async function shutOut(room: StaffRoom, memberId: string): Promise<void> {
  await tablesOf(room.database).deleteFrom('passkeys').where('memberId', '=', memberId).execute()
  await voidInvitations(room, memberId)
  await endStaffSessions(room, { memberId })
}

async function readProposal({ database }: StaffRoom, id: string): Promise<Proposal> {
  const proposal = await tablesOf(database)
    .selectFrom('proposals')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!proposal) throw new StaffError('not-open')
  return proposal
}

async function keepProposal(
  room: StaffRoom,
  by: Member,
  change: Change & Pick<Proposal, 'rolesBefore'>,
  origin: StaffOrigin,
): Promise<string> {
  const kept = await tablesOf(room.database)
    .insertInto('proposals')
    .values({
      ...change,
      id: systemRandom.uuid(),
      proposedBy: by.memberId,
      proposedAt: room.clock.now(),
      state: 'open',
      decidedBy: null,
      decidedAt: null,
    })
    .onConflict((conflict) => conflict.column('memberId').where('state', '=', 'open').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) throw new StaffError('open-proposal')
  await note(room, by.memberId, 'staff-change-proposed', change, origin)
  return kept.id
}

async function settle(
  room: StaffRoom,
  by: Member,
  proposal: Proposal,
  state: 'approved' | 'refused' | 'withdrawn',
  act: StaffActKind,
  origin: StaffOrigin,
): Promise<void> {
  await tablesOf(room.database)
    .updateTable('proposals')
    .set({ state, decidedBy: by.memberId, decidedAt: room.clock.now() })
    .where('id', '=', proposal.id)
    .execute()
  await note(room, by.memberId, act, proposal, origin)
}

async function note(
  { database, clock }: StaffRoom,
  memberId: string,
  act: StaffActKind,
  { kind, memberId: member, rolesAfter }: Change,
  origin: StaffOrigin,
  by: 'self' | 'staff' = 'self',
): Promise<void> {
  const details = { reason: kind, member, roles: rolesAfter.join() }
  await recordStaffAct(database, clock, { memberId, act, by, ...origin, result: 'done', details })
}

function refuseIf(code: StaffError['code'] | null): void {
  if (code !== null) throw new StaffError(code)
}
