import { Hono } from 'hono'
import * as v from 'valibot'
import type { SandboxState } from '../state/sandbox-state.ts'
import { longestDelayMs, type SwitchName, switchModes, switchNames } from '../state/switches.ts'
import { SandboxProblem } from './problem.ts'
import { readBody } from './read-body.ts'

const setting = v.object({
  mode: v.picklist(switchModes),
  delayMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestDelayMs))),
})

/** Switches that make one part of the State slow, failing or wrong. */
export function switchesApi({ switches }: SandboxState): Hono {
  const routes = new Hono()
  routes.get('/', (c) => c.json({ switches: switches.all() }))
  routes.post('/reset', (c) => {
    switches.reset()
    return c.json({ switches: switches.all() })
  })
  routes.get('/:name', (c) => {
    const name = switchFrom(c.req.param('name'))
    return c.json({ name, ...switches.get(name) })
  })
  routes.put('/:name', async (c) => {
    const name = switchFrom(c.req.param('name'))
    const { mode, delayMs } = await readBody(c, setting)
    return c.json({ name, ...switches.set(name, mode, delayMs) })
  })
  return routes
}

function switchFrom(value: string): SwitchName {
  const name = switchNames.find((known) => known === value)
  if (!name) throw new SandboxProblem('switch-unknown', `One of ${switchNames.join(', ')}.`)
  return name
}
