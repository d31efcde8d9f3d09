import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** One answered request. `route` is a pattern such as `/inbox/:message`, never an address that was asked for. */
export type RequestSeen = {
  readonly program: string
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** What a pool of connections counts; `pg.Pool` has it. */
export type PoolCounts = {
  readonly totalCount: number
  readonly idleCount: number
  readonly waitingCount: number
}

/** The business counters of one room: what is counted, and by which closed lists of words. */
export type CounterTable = Readonly<
  Record<string, { readonly help: string; readonly labels: Readonly<Record<string, readonly string[]>> }>
>

type LabelsOf<Table extends CounterTable, Name extends keyof Table> = {
  readonly [Label in keyof Table[Name]['labels']]: Table[Name]['labels'][Label][number]
}

export type Metrics = {
  readonly countRequest: (seen: RequestSeen) => void
  readonly watchPool: (name: string, pool: PoolCounts) => void
  /**
   * Counts something the business cares about:
   *
   *     const counters = defineCounters({ identifications: { help: '…', labels: { outcome: ['pass', 'refuse'] } } })
   *     metrics.count(counters, 'identifications', { outcome: 'pass' })
   */
  readonly count: <Table extends CounterTable, Name extends keyof Table & string>(
    table: Table,
    name: Name,
    labels: LabelsOf<Table, Name>,
  ) => void
  /** The body of `/metrics` with its content type. */
  readonly page: () => Promise<{ readonly contentType: string; readonly body: string }>
  /** Stops measuring the event loop. */
  readonly close: () => void
}

export function defineCounters<const Table extends CounterTable>(table: Table): Table {
  return table
}

const quantiles = [0.5, 0.9, 0.99, 0.999] as const

/** Opens the metrics of one process, each under `senim_…`. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  const requests = requestHistogram(registry)
  const pools = new Map<string, PoolCounts>()
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  poolGauge(registry, pools)
  loopGauge(registry, delay)
  processGauges(registry)
  const counters = new Map<string, Counter>()

  return {
    countRequest: ({ seconds, status, ...labels }) =>
      requests.observe({ ...labels, status: `${Math.floor(status / 100)}xx` }, seconds),
    watchPool: (name, pool) => {
      pools.set(name, pool)
    },
    count: (table, name, labels) => {
      const counter = counters.get(name) ?? newCounter(registry, table, name)
      counters.set(name, counter)
      counter.inc(labels as Record<string, string>)
    },
    page: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
    close: () => delay.disable(),
  }
}

function requestHistogram(registry: Registry): Histogram {
  return new Histogram({
    name: 'senim_request_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['program', 'method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers: [registry],
  })
}

function newCounter(registry: Registry, table: CounterTable, name: string): Counter {
  const { help, labels } = table[name]!
  const options = {
    name: `senim_${name}_total`,
    help,
    labelNames: Object.keys(labels),
    registers: [registry],
  }
  return new Counter(options)
}

function poolGauge(registry: Registry, pools: ReadonlyMap<string, PoolCounts>): void {
  const gauge: Gauge = new Gauge({
    name: 'senim_database_connections',
    help: 'Connections of each pool, and requests that wait for one.',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect: () => {
      for (const [pool, { totalCount, idleCount, waitingCount }] of pools) {
        gauge.set({ pool, state: 'busy' }, totalCount - idleCount)
        gauge.set({ pool, state: 'idle' }, idleCount)
        gauge.set({ pool, state: 'waiting' }, waitingCount)
      }
    },
  })
}

function loopGauge(registry: Registry, delay: ReturnType<typeof monitorEventLoopDelay>): void {
  const gauge: Gauge = new Gauge({
    name: 'senim_event_loop_delay_seconds',
    help: 'How late the event loop was since the last look, by quantile.',
    labelNames: ['quantile'],
    registers: [registry],
    collect: () => {
      for (const quantile of quantiles)
        gauge.set({ quantile: String(quantile) }, delay.percentile(quantile * 100) / 1e9)
      gauge.set({ quantile: '1' }, delay.max / 1e9)
      delay.reset()
    },
  })
}

function processGauges(registry: Registry): void {
  const memory: Gauge = new Gauge({
    name: 'senim_memory_bytes',
    help: 'Memory of the process.',
    registers: [registry],
    collect: () => memory.set(process.memoryUsage.rss()),
  })
  const cpu: Gauge = new Gauge({
    name: 'senim_cpu_seconds',
    help: 'Processor time the process has used since it started.',
    registers: [registry],
    collect: () => {
      const { user, system } = process.cpuUsage()
      cpu.set((user + system) / 1e6)
    },
  })
}
