import type { StaffErrorCode } from './errors.ts'
import type { Member, Role } from './member.ts'

/** `new-access`: the passkeys are taken away and the member joins anew, as after a lost device. */
export type ProposalKind = 'invitation' | 'roles' | 'deactivation' | 'new-access'
export type ProposalState = 'open' | 'approved' | 'refused' | 'withdrawn'

/** A change of staff that one administrator wants; it takes effect when another approves. */
export type Proposal = {
  readonly id: string
  readonly kind: ProposalKind
  readonly memberId: string
  readonly rolesBefore: readonly Role[]
  readonly rolesAfter: readonly Role[]
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly state: ProposalState
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

export type Change = Pick<Proposal, 'kind' | 'memberId' | 'rolesAfter'>

type Colleague = Pick<Member, 'memberId' | 'roles' | 'state'>

/** Fewer could approve nothing any more. */
export const fewestAdministrators = 2

/** May this change be made to this staff at all? */
export function whyNotChange(change: Change, staff: readonly Colleague[]): StaffErrorCode | null {
  const member = staff.find(({ memberId }) => memberId === change.memberId)
  if (!member || member.state === 'deactivated') return 'unknown-member'
  if (change.kind === 'roles' && sameRoles(change.rolesAfter, member.roles)) return 'no-change'
  const before = staff.filter(isAdministrator)
  const after = before.filter(({ memberId }) => memberId !== change.memberId || staysAdministrator(change))
  return after.length < before.length && after.length < fewestAdministrators ? 'last-administrators' : null
}

/** May this colleague approve that proposal? */
export function whyNotApprove(
  proposal: Pick<Proposal, 'memberId' | 'proposedBy' | 'state'>,
  colleague: Colleague,
): StaffErrorCode | null {
  if (!isAdministrator(colleague)) return 'not-administrator'
  if (proposal.state !== 'open') return 'not-open'
  const own = [proposal.proposedBy, proposal.memberId].includes(colleague.memberId)
  return own ? 'own-proposal' : null
}

/** An administrator who has joined and was not deactivated. */
export function isAdministrator({ roles, state }: Pick<Member, 'roles' | 'state'>): boolean {
  return state === 'active' && roles.includes('administrator')
}

function staysAdministrator({ kind, rolesAfter }: Change): boolean {
  return kind === 'roles' && rolesAfter.includes('administrator')
}

function sameRoles(one: readonly Role[], other: readonly Role[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role))
}
