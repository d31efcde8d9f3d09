export { type LimitAnswer, type Limits, openLimits } from './limits.ts'
export { type Limit, type LimitName, namedLimits, type Window } from './named-limits.ts'
export { networkGroup } from './network-group.ts'
