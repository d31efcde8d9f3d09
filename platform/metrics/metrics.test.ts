import { afterEach, expect, test } from 'vitest'
import { defineCounters, openMetrics } from './index.ts'

const counters = defineCounters({
  identifications: {
    help: 'Video identifications by outcome.',
    labels: { outcome: ['pass', 'review', 'refuse'] },
  },
})

const metrics = openMetrics()
afterEach(() => metrics.close())

test('the page shows requests, pools, the event loop and what was counted', async () => {
  metrics.countRequest({
    program: 'portal',
    method: 'GET',
    route: '/inbox/:message',
    status: 404,
    seconds: 0.004,
  })
  metrics.watchPool('main', { totalCount: 5, idleCount: 3, waitingCount: 1 })
  metrics.count(counters, 'identifications', { outcome: 'pass' })
  metrics.count(counters, 'identifications', { outcome: 'pass' })
  await new Promise((resolve) => setTimeout(resolve, 50))

  const { contentType, body } = await metrics.page()
  expect(contentType).toContain('text/plain')
  const labels = 'program="portal",method="GET",route="/inbox/:message",status="4xx"'
  expect(body).toContain(`senim_request_seconds_bucket{le="0.005",${labels}} 1`)
  expect(body).toContain('senim_database_connections{pool="main",state="busy"} 2')
  expect(body).toContain('senim_identifications_total{outcome="pass"} 2')
  expect(body).toMatch(/senim_event_loop_delay_seconds\{quantile="0.99"\} 0\.\d+/)
  expect(body).toMatch(/senim_memory_bytes \d{7,}/)
})

test('two processes in one, as in tests, do not share their numbers', async () => {
  const other = openMetrics()
  other.close()
  expect((await other.page()).body).not.toContain('portal')
})
