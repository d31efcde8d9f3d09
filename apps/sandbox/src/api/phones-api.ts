import { Hono } from 'hono'
import type { SmsMessage } from '../state/gateway.ts'
import { phonesOf } from '../state/phones.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import { liveEvents } from './live-events.ts'
import { phoneFrom } from './read-body.ts'

/** Phones and the SMS they show. */
export function phonesApi(state: SandboxState): Hono {
  const { sms } = state
  const routes = new Hono()
  routes.get('/', (c) => c.json({ phones: phonesOf(state) }))
  routes.get('/:phone/messages', (c) => {
    const phone = phoneFrom(c.req.param('phone'))
    return c.json({ phone, messages: sms.inbox(phone).map(shown) })
  })
  routes.get('/:phone/stream', (c) => {
    const phone = phoneFrom(c.req.param('phone'))
    return liveEvents(c, (send) =>
      sms.subscribe((message) => {
        if (message.to === phone && message.state === 'delivered') send({ data: shown(message) })
      }),
    )
  })
  return routes
}

function shown({ id, text, at }: SmsMessage) {
  return { id, text, at }
}
