import type { HttpBindings } from '@hono/node-server'
import type { SiteContext } from '#platform/web'
import type { Exchange } from '../../openid/sign-in.ts'

/** The request as the OpenID provider reads it: the interaction is known by the provider's own signed cookie. */
export function exchangeOf(c: SiteContext): Exchange {
  const { incoming, outgoing } = c.env as unknown as HttpBindings
  return { request: incoming, response: outgoing }
}
