export { type BankAddress, connectBank } from './connect-bank.ts'
export { PaymentError, type PaymentErrorCode } from './errors.ts'
export { type Balance, isSettled, type MissingMovement, readBalances } from './ledger.ts'
export type { BankSilence, BankWord } from './next-state.ts'
export {
  type NewOrder,
  type Order,
  type OrderLine,
  type OrderState,
  type OrderStep,
  orderStates,
  type Payee,
  type ReturnReason,
  type StepCause,
} from './order.ts'
export { orderPayment } from './order-payment.ts'
export { outcomeOf } from './outcome-of.ts'
export type { BankOrder, PayingBank, StatementLine } from './paying-bank.ts'
export type { OrdersRoom, PaymentsRoom } from './payments-room.ts'
export type { Account, EntryKind, Posting } from './postings.ts'
export {
  countOrders,
  listOrders,
  type OrderFilter,
  type OrderStory,
  readOrder,
  readOrderStory,
  readOrdersOf,
  readPayee,
} from './read-orders.ts'
export {
  type ComparedLine,
  listReconciliations,
  type ReconciledDay,
  readReconciliation,
} from './read-reconciliations.ts'
export { type Reconciliation, reconcileDay, reconcileDays } from './reconcile-day.ts'
export { settleOrder, settleOrders } from './settle-orders.ts'
export { type CallBack, type CallBackVerdict, signCallBack, takeCallBack } from './take-call-back.ts'
