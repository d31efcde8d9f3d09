export { type Change, type ChangeProblem, checkChange, type WantedChange } from './change.ts'
export {
  decideChange,
  listChanges,
  type Proposed,
  proposeChange,
  readChange,
  withdrawChange,
} from './changes.ts'
export type { ValueProblem } from './check-value.ts'
export { type ChangeRefusal, ReferenceChangeError } from './errors.ts'
export { type ListedFact, listReference } from './list-reference.ts'
export { calendarAfter, currentCalendar } from './read-calendar.ts'
export { readBanks, readFigure, readFigures, readPaymentPurposes } from './read-facts.ts'
export { readOffered, readReasons, readTerm, serviceInForce } from './read-service-facts.ts'
export type { ReferenceRoom } from './reference-room.ts'
export {
  type DatedRow,
  type KeyedRow,
  type ReferenceKind,
  type ReferenceValues,
  referenceKinds,
  type ShippedRow,
} from './reference-row.ts'
export { shippedRows } from './shipped.ts'
export type { ChangeState } from './tables.ts'
