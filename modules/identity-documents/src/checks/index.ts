export { checkSide, type SideCheck } from './check-side.ts'
export { findingsAcross } from './document-across.ts'
export { limits } from './limits.ts'
export type { Measures, SideView } from './side-view.ts'
