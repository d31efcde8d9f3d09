export {
  type CounterTable,
  defineCounters,
  type Metrics,
  openMetrics,
  type PoolCounts,
  type RequestSeen,
} from './metrics.ts'
