import * as v from 'valibot'
import type { Known } from './carry-on.ts'
import { joinSmsProviders, type SmsGateway } from './sms-gateway.ts'
import type { SmsProvider } from './sms-provider.ts'

export type SmsGatewayAddress = {
  /** For example `https://sms.example.kz/api/sms`. */
  readonly url: string
  readonly token: string | null
  /** How a request is made; another one than the global `fetch` only where there is no network. */
  readonly fetch?: typeof fetch
}

const status = v.object({ id: v.string(), state: v.picklist(['accepted', 'delivered', 'failed']) })
const notNow = v.object({ code: v.picklist(['unavailable', 'too-many']) })
/** Nobody was reached, so nothing was taken. */
const neverReached = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

type Reply = { readonly status: number; readonly state: Known | 'unknown' | 'busy' }

/** An operator's gateway over HTTP; it knows messages by our own id, so sending again under the same id is safe. */
export function connectHttpSms(name: string, address: SmsGatewayAddress): SmsProvider {
  const headers = {
    'content-type': 'application/json',
    ...(address.token === null ? {} : { authorization: `Bearer ${address.token}` }),
  }
  async function call(path: string, init: RequestInit): Promise<Reply> {
    try {
      const response = await (address.fetch ?? fetch)(`${address.url}/messages${path}`, {
        ...init,
        headers,
        redirect: 'error',
      })
      const body: unknown = await response.json().catch(() => null)
      const checked = v.safeParse(status, body)
      if (response.ok && checked.success) return { status: response.status, state: checked.output.state }
      // Only the gateway's own word counts: a proxy's 503 says nothing of what happened behind it.
      const isOwnWord = (response.status === 503 || response.status === 429) && v.is(notNow, body)
      return { status: response.status, state: isOwnWord ? 'busy' : 'unknown' }
    } catch (error) {
      return { status: 0, state: wasNeverReached(error) ? 'busy' : 'unknown' }
    }
  }
  return {
    name,
    send: async ({ id, to, text }, signal) => {
      const reply = await call('', { method: 'POST', body: JSON.stringify({ id, to, text }), signal })
      // The gateway read the message and will not have it; asking again cannot change that.
      return { outcome: reply.status === 400 || reply.status === 422 ? 'refused' : reply.state }
    },
    ask: async ({ id }, signal) => {
      const reply = await call(`/${encodeURIComponent(id)}`, { signal })
      if (reply.status === 404) return 'never-seen'
      return reply.state === 'busy' ? 'unknown' : reply.state
    },
    answers: async (signal) => {
      const { status } = await call('/nobody-wrote-this', { signal })
      return status === 404 || status === 200
    },
  }
}

/** The gateway of a single operator over HTTP. */
export function connectSmsGateway(address: SmsGatewayAddress): SmsGateway {
  return joinSmsProviders([connectHttpSms('first', address)])
}

function wasNeverReached(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null
  if (!(cause instanceof Error)) return false
  // `fetch` itself refuses some ports before it opens a line.
  return cause.message === 'bad port' || ('code' in cause && neverReached.includes(String(cause.code)))
}
