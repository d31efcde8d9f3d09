export { approvalDoor } from './approval-door.ts'
export { type ApprovalView, readApprovals } from './approvals-of.ts'
export { ApprovalError, type ApprovalErrorCode } from './errors.ts'
export {
  type Answered,
  askForApproval,
  declineApproval,
  settleApproval,
  settleWaitingApprovals,
} from './give-approval.ts'
export { listOwnApprovals, type OwnApproval, readOwnApproval } from './own-approval.ts'
export { type ApprovedPart, type Decline, type DeclineReason, declineReasons } from './stored-approval.ts'
export type { ApprovalState } from './tables.ts'
