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
