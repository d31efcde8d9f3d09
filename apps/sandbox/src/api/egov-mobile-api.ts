import { Hono } from 'hono'
import * as v from 'valibot'
import type { Scan, ScanProblem } from '../egov-mobile/egov-mobile.ts'
import { keyConditions, keyKinds } from '../keys/person-keys.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import { SandboxProblem } from './problem.ts'
import { iinFrom, readBody } from './read-body.ts'

const scanBody = v.object({ code: v.pipe(v.string(), v.maxLength(4000)), iin: v.string() })
const signBody = v.object({
  bin: v.optional(v.string()),
  kind: v.optional(v.picklist(keyKinds), 'rsa-2048'),
  condition: v.optional(v.picklist(keyConditions), 'good'),
})

/** eGov Mobile's double: a code is scanned on a persona's phone, then signed or cancelled. */
export function egovMobileApi({ egovMobile, clock }: SandboxState): Hono {
  const routes = new Hono()
  routes.post('/scans', async (c) => {
    const { code, iin } = await readBody(c, scanBody)
    return c.json(orProblem(await egovMobile.scan(code, iinFrom(iin, clock))), 201)
  })
  routes.get('/scans/:id', (c) => c.json(orProblem(egovMobile.find(c.req.param('id')) ?? 'not-a-code')))
  routes.post('/scans/:id/sign', async (c) =>
    c.json(orProblem(await egovMobile.sign(c.req.param('id'), await readBody(c, signBody)))),
  )
  routes.post('/scans/:id/cancel', async (c) => c.json(orProblem(await egovMobile.cancel(c.req.param('id')))))
  return routes
}

function orProblem(found: Scan | ScanProblem): Scan {
  if (typeof found === 'string') throw new SandboxProblem('scan-refused', found)
  return found
}
