import * as v from 'valibot'
import type { Known } from './carry-on.ts'

export type SmsMessage = { readonly id: string; readonly to: string; readonly text: string }

/** The operator's gateway. Sending is idempotent by the message's id; failing to answer is a value. */
export type SmsGateway = {
  /** `unknown`: the gateway may or may not have taken the message. */
  readonly send: (message: SmsMessage, signal: AbortSignal) => Promise<Known | 'refused' | 'unknown'>
  readonly ask: (id: string, signal: AbortSignal) => Promise<Known | 'never-seen' | 'unknown'>
}

export type SmsGatewayAddress = {
  /** For example `https://sms.example.kz/api/sms`. */
  readonly url: string
  readonly token: string | null
  /** How a request is made; another one than the global `fetch` only where there is no network. */
  readonly fetch?: typeof fetch
}

const status = v.object({ id: v.string(), state: v.picklist(['accepted', 'delivered', 'failed']) })

/** The SMS gateway over HTTP. */
export function connectSmsGateway(address: SmsGatewayAddress): SmsGateway {
  const headers = {
    'content-type': 'application/json',
    ...(address.token === null ? {} : { authorization: `Bearer ${address.token}` }),
  }
  async function call(
    path: string,
    init: RequestInit,
  ): Promise<{ status: number; state: Known | 'unknown' }> {
    try {
      const response = await (address.fetch ?? fetch)(`${address.url}/messages${path}`, {
        ...init,
        headers,
        redirect: 'error',
      })
      const checked = v.safeParse(status, await response.json().catch(() => null))
      return {
        status: response.status,
        state: response.ok && checked.success ? checked.output.state : 'unknown',
      }
    } catch {
      return { status: 0, state: 'unknown' }
    }
  }
  return {
    send: async (message, signal) => {
      const reply = await call('', { method: 'POST', body: JSON.stringify(message), signal })
      // The gateway read the message and will not have it; asking again cannot change that.
      return reply.status === 400 || reply.status === 422 ? 'refused' : reply.state
    },
    ask: async (id, signal) => {
      const reply = await call(`/${encodeURIComponent(id)}`, { signal })
      return reply.status === 404 ? 'never-seen' : reply.state
    },
  }
}
