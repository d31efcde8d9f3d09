import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { EmailLetter } from '../state/gateway.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import { SandboxProblem } from './problem.ts'
import { readBody } from './read-body.ts'

const address = v.pipe(v.string(), v.regex(/^[^\s@]+@[^\s@]+$/, 'one e-mail address'), v.maxLength(254))
const outgoing = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w.:-]{1,100}$/, 'letters, digits and . : _ - only, at most 100')),
  from: address,
  to: v.pipe(address, v.toLowerCase()),
  subject: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(20_000)),
})

/** The mail gateway: takes a letter now, delivers it in a moment. */
export function mailApi({ mail, switches }: SandboxState): Hono {
  const refuseWhenFailing = () => {
    if (switches.get('mail').mode === 'failing') throw new SandboxProblem('unavailable', 'mail')
  }
  const take = async (c: Context) => {
    refuseWhenFailing()
    const letter = mail.accept(await readBody(c, outgoing))
    if (letter === 'id-reused') throw new SandboxProblem('message-id-reused')
    return c.json({ id: letter.id, state: letter.state }, 202)
  }
  const tell = (c: Context) => {
    refuseWhenFailing()
    const letter = mail.find(c.req.param('id') ?? '')
    if (!letter) throw new SandboxProblem('message-unknown')
    return c.json({ id: letter.id, state: letter.state, at: letter.at })
  }
  return new Hono().post('/messages', take).get('/messages/:id', tell)
}

/** Mailboxes and the letters in them. */
export function mailboxesApi({ mail }: SandboxState): Hono {
  return new Hono()
    .get('/', (c) => c.json({ mailboxes: mail.receivers() }))
    .get('/:address/letters', (c) => {
      const receiver = c.req.param('address').toLowerCase()
      return c.json({ address: receiver, letters: mail.inbox(receiver).map(shown) })
    })
}

function shown({ id, from, subject, text, at }: EmailLetter) {
  return { id, from, subject, text, at }
}
