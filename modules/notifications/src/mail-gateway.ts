import { createTransport } from 'nodemailer'
import * as v from 'valibot'
import type { Known } from './carry-on.ts'

export type EmailMessage = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Whoever takes letters. Sending is idempotent by the letter's id; failing to answer is a value. */
export type MailGateway = {
  readonly send: (message: EmailMessage, signal: AbortSignal) => Promise<Known | 'refused' | 'unknown'>
  readonly ask: (id: string, signal: AbortSignal) => Promise<Known | 'never-seen' | 'unknown'>
}

export type MailGatewayAddress = {
  /** For example `https://mail.example.kz/api/mail`. */
  readonly url: string
  readonly token: string | null
  readonly from: string
}

const status = v.object({ id: v.string(), state: v.picklist(['accepted', 'delivered', 'failed']) })

/** A mail gateway over HTTP, as the sandbox has one. */
export function connectMailGateway({ url, token, from }: MailGatewayAddress): MailGateway {
  const headers = {
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  }
  async function call(path: string, init: RequestInit) {
    try {
      const response = await fetch(`${url}/messages${path}`, { ...init, headers, redirect: 'error' })
      const checked = v.safeParse(status, await response.json().catch(() => null))
      const state = response.ok && checked.success ? checked.output.state : ('unknown' as const)
      return { status: response.status, state }
    } catch {
      return { status: 0, state: 'unknown' as const }
    }
  }
  return {
    send: async (message, signal) => {
      const reply = await call('', { method: 'POST', body: JSON.stringify({ ...message, from }), signal })
      return reply.status === 400 || reply.status === 422 ? 'refused' : reply.state
    },
    ask: async (id, signal) => {
      const reply = await call(`/${encodeURIComponent(id)}`, { signal })
      return reply.status === 404 ? 'never-seen' : reply.state
    },
  }
}

/**
 * A mail server over SMTP.
 *
 * @param url `smtps://user:password@mail.example.kz` or `smtp://…`
 */
export function connectSmtp(url: string, from: string): MailGateway {
  const domain = from.split('@').at(-1) ?? 'localhost'
  const transport = createTransport(url, { from })
  return {
    send: async ({ id, ...message }, signal) => {
      try {
        await Promise.race([
          transport.sendMail({ ...message, messageId: `<${id}@${domain}>` }),
          ended(signal),
        ])
        return 'delivered'
      } catch (error) {
        return isRefusal(error) ? 'refused' : 'unknown'
      }
    },
    // SMTP cannot be asked. Sent again under the same Message-ID, a second copy is the same letter to a mail program.
    ask: async () => 'never-seen',
  }
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
}

/** The server read the letter and will never have it: a reply of the 500s. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error &&
    'responseCode' in error &&
    typeof error.responseCode === 'number' &&
    error.responseCode >= 500 &&
    error.responseCode !== 530 &&
    error.responseCode !== 535
  )
}
