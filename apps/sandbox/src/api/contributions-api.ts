import { Hono } from 'hono'
import * as v from 'valibot'
import type { SandboxState } from '../state/sandbox-state.ts'
import { iinFrom, payerFrom, readBody } from './read-body.ts'
import { answer } from './registry-answer.ts'

/** The most rows in one answer; a longer table is asked for in parts. */
export const mostContributions = 2_000

const question = v.object({
  payer: v.string(),
  knps: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d{3}$/))), v.minLength(1), v.maxLength(20))),
  employees: v.optional(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(100))),
  search: v.optional(v.pipe(v.string(), v.maxLength(100))),
  page: v.optional(
    v.object({
      offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostContributions)),
    }),
    { offset: 0, limit: 100 },
  ),
})

/** What a payer has paid for its employees: pension and social contributions, and penalties. */
export function contributionsApi(state: SandboxState): Hono {
  const { clock, contributions } = state
  const routes = new Hono()
  routes.post('/query', async (c) => {
    const body = await readBody(c, question)
    const payer = payerFrom(body.payer, clock)
    const employees = body.employees?.map((iin) => iinFrom(iin, clock))
    const { knps, search, page } = body
    const noted = { payer, ...(employees ? { employees: employees.join(' ') } : {}) }
    return answer(state, c, { registry: 'contributions', question: noted }, (wrong) => {
      const about = wrong ? contributions.anotherPayer(payer) : payer
      const found = contributions.find({ payer: about, knps, employees, search, ...page })
      return { body: { payer: about, ...found }, found: found.total > 0 }
    })
  })
  return routes
}
