import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import type { PushRefusal } from '../push/push-service.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import { refuseTooLarge, SandboxProblem, type SandboxProblemCode } from './problem.ts'
import { phoneFrom, readBody } from './read-body.ts'

const wish = v.object({
  phone: v.string(),
  applicationServerKey: v.pipe(
    v.string(),
    v.regex(/^[\w-]{87}$/, 'the 65 bytes of a P-256 point in base64url'),
  ),
})
/** RFC 8030, 7.2: a push service takes at least this much. */
const mostBytes = 4096

const problems: Readonly<Record<PushRefusal, SandboxProblemCode>> = {
  unknown: 'push-unknown',
  gone: 'push-gone',
  'no-ttl': 'push-headers',
  'not-signed': 'push-not-signed',
  'another-sender': 'push-another-sender',
  'not-opened': 'push-not-opened',
}

/** The push service of pretend browsers: they subscribe here, and senders deliver here (RFC 8030, 8291, 8292). */
export function pushPlaces(state: SandboxState): Hono {
  return new Hono()
    .post('/api/push/browsers', async (c) => {
      const { phone, applicationServerKey } = await readBody(c, wish)
      return c.json(state.push.subscribe(phoneFrom(phone), applicationServerKey), 201)
    })
    .get('/api/phones/:phone/pushes', (c) => {
      const phone = phoneFrom(c.req.param('phone'))
      return c.json({ phone, pushes: state.push.shownOn(phone) })
    })
    .post('/push/:browser', bodyLimit({ maxSize: mostBytes, onError: refuseTooLarge }), (c) => take(c, state))
}

async function take(c: Context, { push, switches }: SandboxState) {
  const { mode, delayMs } = switches.get('push')
  if (mode === 'failing') throw new SandboxProblem('unavailable', 'push')
  if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, delayMs))
  const taken = push.take({
    browserId: c.req.param('browser') ?? '',
    authorization: c.req.header('authorization') ?? '',
    ttl: c.req.header('ttl'),
    encoding: c.req.header('content-encoding'),
    topic: c.req.header('topic'),
    body: new Uint8Array(await c.req.arrayBuffer()),
  })
  if (typeof taken === 'string') throw new SandboxProblem(problems[taken])
  return c.body(null, 201, { location: `/api/phones/${taken.phone}/pushes` })
}
