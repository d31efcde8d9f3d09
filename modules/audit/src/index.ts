export type { NewOperation, Operation, OperationDetails, OperationKind } from './operation.ts'
export {
  countOperations,
  type HistoryVerdict,
  listOperations,
  recordOperation,
  verifyOperations,
} from './operations.ts'
