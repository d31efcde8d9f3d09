export { type Arrival, type Clockwork, enterStage } from './clocks.ts'
export { type DueDeadline, findDueDeadlines, takeDeadline } from './due-deadlines.ts'
export { type Deadline, readDeadlines } from './read-deadlines.ts'
export { type MovedDeadline, recomputeDeadlines } from './recompute.ts'
