import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { SandboxState } from '../state/sandbox-state.ts'
import { SandboxProblem } from './problem.ts'
import { phoneFrom, readBody } from './read-body.ts'

const outgoing = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w.:-]{1,100}$/, 'letters, digits and . : _ - only, at most 100')),
  to: v.string(),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
})

/** The SMS gateway: takes a message now, delivers it in a moment. */
export function smsApi({ sms, switches }: SandboxState): Hono {
  const refuseWhenFailing = () => {
    if (switches.get('sms').mode === 'failing') throw new SandboxProblem('unavailable', 'sms')
  }
  const take = async (c: Context) => {
    refuseWhenFailing()
    const { id, to, text } = await readBody(c, outgoing)
    const message = sms.accept({ id, to: phoneFrom(to), text })
    if (message === 'id-reused') throw new SandboxProblem('message-id-reused')
    return c.json({ id, state: message.state }, 202)
  }
  const tell = (c: Context) => {
    refuseWhenFailing()
    const message = sms.find(c.req.param('id') ?? '')
    if (!message) throw new SandboxProblem('message-unknown')
    return c.json({ id: message.id, state: message.state, at: message.at })
  }
  return new Hono().post('/messages', take).get('/messages/:id', tell)
}
