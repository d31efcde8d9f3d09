export { checkSide } from './check-side.ts'
export { findingsAcross } from './document-across.ts'
