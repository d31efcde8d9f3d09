export { buildHistory, type PastOperation } from './build-history.ts'
export type {
  NewOperation,
  NewStaffAct,
  Operation,
  OperationDetails,
  OperationKind,
  StaffAct,
  StaffActKind,
} from './operation.ts'
export {
  countOperations,
  type HistoryVerdict,
  listOperations,
  listStaffActs,
  recordOperation,
  recordStaffAct,
  verifyOperations,
} from './operations.ts'
export {
  headPublicKey,
  isSignedHead,
  type TreeHead,
} from './tree/head.ts'
export { type HeadBook, openHeadBook } from './tree/head-book.ts'
export { isProof, type LineProof, proveLine } from './tree/prove-line.ts'
export { newestHead, sealHistories } from './tree/seal-histories.ts'
export { type TreeFault, type TreeVerdict, verifyTree } from './tree/verify-tree.ts'
