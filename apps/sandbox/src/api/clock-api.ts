import { Hono } from 'hono'
import * as v from 'valibot'
import { advanceClock } from '../state/advance-clock.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import { liveEvents } from './live-events.ts'
import { SandboxProblem } from './problem.ts'
import { readBody } from './read-body.ts'

const upTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))

const oneStep = v.union(
  [
    v.strictObject({ days: upTo(3_660) }),
    v.strictObject({ workingDays: upTo(500) }),
    v.strictObject({ seconds: upTo(366 * 86_400) }),
  ],
  'exactly one of days (1–3660), workingDays (1–500), seconds (1–31622400), as a whole number',
)

/** The clock that everything that waits goes by. */
export function clockApi({ clock }: SandboxState): Hono {
  const reading = () => ({ now: clock.now().toISOString(), offsetMs: clock.offsetMs() })
  const routes = new Hono()
  routes.get('/', (c) => c.json(reading()))
  routes.get('/stream', (c) =>
    liveEvents(c, (send) => {
      send({ data: { offsetMs: clock.offsetMs() } })
      return clock.subscribe((offsetMs) => send({ data: { offsetMs } }))
    }),
  )
  routes.post('/advance', async (c) => {
    if (!advanceClock(clock, await readBody(c, oneStep))) throw new SandboxProblem('too-far')
    return c.json(reading())
  })
  routes.post('/reset', (c) => {
    clock.reset()
    return c.json(reading())
  })
  return routes
}
