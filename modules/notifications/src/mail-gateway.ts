import { createTransport } from 'nodemailer'
import * as v from 'valibot'
import type { Known } from './carry-on.ts'
import { endOf } from './end-of.ts'

export type EmailMessage = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** What became of handing a letter over; `busy`: surely not taken, now. */
export type LetterSent = {
  readonly outcome: Known | 'refused' | 'busy' | 'unknown'
  /** With `unknown`: settles when the answer comes after all. */
  readonly later?: Promise<LetterSent>
}

/** Whoever takes letters. Sending is idempotent by the letter's id; failing to answer is a value. */
export type MailGateway = {
  readonly send: (message: EmailMessage, signal: AbortSignal) => Promise<LetterSent>
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
      return { outcome: reply.status === 400 || reply.status === 422 ? 'refused' : reply.state }
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
      const sending = transport.sendMail({ ...message, messageId: `<${id}@${domain}>` }).then(
        (): LetterSent => ({ outcome: 'delivered' }),
        (error: unknown): LetterSent => ({ outcome: outcomeOf(error) }),
      )
      return (await endOf(signal, sending)) ?? { outcome: 'unknown', later: sending }
    },
    // SMTP cannot be asked; a letter that may have been taken is not sent a second time.
    ask: async () => 'unknown',
  }
}

/** What fails before a letter is read out. */
const beforeTheLetter = ['EDNS', 'ETLS', 'EAUTH', 'EENVELOPE', 'EPROTOCOL']
/** The server does not know us: nothing is wrong with the letter. */
const strangers = [530, 535]

/**
 * A reply of the 500s: never. Of the 400s, or no line at all: not now. A line that broke when the letter may have been
 * read out: who knows.
 */
function outcomeOf(error: unknown): 'refused' | 'busy' | 'unknown' {
  if (!(error instanceof Error)) return 'unknown'
  const { responseCode, code, syscall } = error as NodeJS.ErrnoException & { responseCode?: unknown }
  if (typeof responseCode === 'number' && responseCode >= 400)
    return responseCode >= 500 && !strangers.includes(responseCode) ? 'refused' : 'busy'
  return syscall === 'connect' || beforeTheLetter.includes(code ?? '') ? 'busy' : 'unknown'
}
