export { cleanUpStaff } from './clean-up.ts'
export { StaffError, type StaffErrorCode } from './errors.ts'
export {
  findInvitation,
  type Invitation,
  inviteByOperator,
  inviteFirstAdministrators,
  makeInvitation,
} from './invitations.ts'
export { isRole, type Member, type MemberState, type Role, roles, seesCases } from './member.ts'
export { listMembers, type NewMember, readMember } from './members.ts'
export {
  addStaffPasskey,
  askToSignIn,
  joinStaff,
  listStaffPasskeys,
  offerJoining,
  offerStaffPasskey,
  removeStaffPasskey,
  type StaffEntry,
  type StaffPasskey,
  signInByPasskey,
} from './passkeys.ts'
export type { Proposal, ProposalKind } from './proposal.ts'
export {
  decideProposal,
  listProposals,
  proposeChange,
  proposeMember,
  type WantedChange,
  withdrawProposal,
} from './proposals.ts'
export {
  endStaffSessions,
  findStaffSession,
  listStaffSessions,
  type StaffSession,
} from './sessions.ts'
export type { StaffOrigin, StaffRoom } from './staff-room.ts'
