import { Hono } from 'hono'
import * as v from 'valibot'
import { keyConditions, keyKinds, rolesOf } from '../keys/person-keys.ts'
import { answerModes, type NcalayerSetting } from '../ncalayer/desk.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import { longestDelayMs } from '../state/switches.ts'
import { liveEvents } from './live-events.ts'
import { SandboxProblem } from './problem.ts'
import { readBody } from './read-body.ts'

const change = v.object({
  running: v.optional(v.boolean()),
  mode: v.optional(v.picklist(answerModes)),
  delayMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestDelayMs))),
  token: v.optional(v.boolean()),
  iin: v.optional(v.string()),
  bin: v.optional(v.nullable(v.string())),
  kind: v.optional(v.picklist(keyKinds)),
  condition: v.optional(v.picklist(keyConditions)),
})

/** NCALayer's double: whose computer it is, how it answers, and its open windows. */
export function ncalayerApi(state: SandboxState): Hono {
  const routes = new Hono()
  const { ncalayer } = state
  routes.get('/', (c) => c.json(ncalayer.setting()))
  routes.put('/', async (c) => c.json(ncalayer.set(settingFrom(state, await readBody(c, change)))))
  routes.get('/stream', (c) => liveEvents(c, (send) => ncalayer.onWindow((open) => send({ data: { open } }))))
  routes.get('/windows', (c) => c.json({ windows: ncalayer.waiting() }))
  for (const word of ['confirm', 'cancel'] as const)
    routes.post(`/windows/:id/${word}`, (c) => {
      if (!ncalayer.answer(c.req.param('id'), word === 'confirm')) throw new SandboxProblem('window-unknown')
      return c.body(null, 204)
    })
  return routes
}

function settingFrom(state: SandboxState, given: v.InferOutput<typeof change>): Partial<NcalayerSetting> {
  const { iin = state.ncalayer.setting().iin, bin, ...rest } = given
  // Another person brings their own key, not that of the organization of the last one.
  const wished = bin === null || given.iin ? (bin ?? undefined) : (bin ?? state.ncalayer.setting().bin)
  if (!state.population.find(iin)) throw new SandboxProblem('person-unknown')
  if (!rolesOf(state.population, iin).some((role) => role.bin === wished))
    throw new SandboxProblem('wrong-field', 'bin: an organization this person signs for, or null')
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return { ...known, iin, bin: wished }
}
