import * as v from 'valibot'
import { base64Bytes, base64Of } from '#eds'
import type { Fetch } from './fetch-bytes.ts'

/** What is ordered of the certificate authority; the same id always gives the same certificate. */
export type AuthorityOrder = {
  readonly id: string
  /** PKCS #10, DER: signed with the key it brings. */
  readonly request: Uint8Array
  readonly iin: string
  readonly surname: string
  readonly name: string
  readonly patronymic?: string
  readonly bin?: string
  readonly organization?: string
  readonly role: 'individual' | 'first-head'
  readonly use: KeyUse
}

export type KeyUse = 'signing' | 'authentication'

export type AuthorityCertificate = {
  readonly serialNumber: string
  readonly state: 'good' | 'held' | 'revoked'
  readonly use: KeyUse
  readonly certificate: Uint8Array
  /** From the issuing authority up to the root. */
  readonly chain: readonly Uint8Array[]
}

/** Why a certificate is revoked, as people can say it (RFC 5280, 5.3.1). */
export const revocationReasons = [
  'key-compromise',
  'superseded',
  'affiliation-changed',
  'cessation-of-operation',
] as const
export type RevocationReason = (typeof revocationReasons)[number]

type Asked<Answer> = { readonly kind: 'answer'; readonly answer: Answer } | { readonly kind: 'unavailable' }

/** The certificate authority as a port: a slow or failing one is a value. */
export type AuthorityPort = {
  readonly issue: (
    order: AuthorityOrder,
  ) => Promise<Asked<AuthorityCertificate> | { readonly kind: 'refused' }>
  readonly certificatesOf: (iin: string) => Promise<Asked<readonly AuthorityCertificate[]>>
  /** Revoking what is revoked already is `done` too. */
  readonly revoke: (
    serialNumber: string,
    reason: RevocationReason,
  ) => Promise<{ readonly kind: 'done' | 'refused' | 'unavailable' }>
}

const view = v.object({
  serialNumber: v.pipe(v.string(), v.regex(/^[0-9a-f]{1,64}$/)),
  state: v.picklist(['good', 'held', 'revoked']),
  use: v.picklist(['signing', 'authentication']),
  certificate: v.string(),
  chain: v.array(v.string()),
})
const list = v.object({ certificates: v.array(view) })

const patience = 8000
const mostBytes = 4 * 1024 * 1024

/**
 * Connects the authority that takes orders over HTTP.
 * @example connectAuthority({ url: 'https://authority.example.kz/api/authority', token })
 */
export function connectAuthority(settings: {
  readonly url: string
  readonly token: string | null
  readonly fetch?: Fetch
}): AuthorityPort {
  const call = caller(settings)
  return {
    issue: async (order) => {
      const { request, ...rest } = order
      const body = { ...rest, request: base64Of(request), identification: 'digital-id' }
      const reply = await call('POST', '/certificates', body)
      if (reply.status === 400 || reply.status === 409 || reply.status === 422) return { kind: 'refused' }
      const checked = v.safeParse(view, reply.body)
      return checked.success ? { kind: 'answer', answer: certificateOf(checked.output) } : unavailable
    },
    certificatesOf: async (iin) => {
      const reply = await call('GET', `/certificates?iin=${encodeURIComponent(iin)}`)
      const checked = v.safeParse(list, reply.body)
      if (!checked.success) return unavailable
      return { kind: 'answer', answer: checked.output.certificates.map(certificateOf) }
    },
    revoke: async (serialNumber, reason) => {
      const reply = await call('POST', `/certificates/${serialNumber}/revoke`, { reason })
      const checked = v.safeParse(view, reply.body)
      if (checked.success) return { kind: checked.output.state === 'revoked' ? 'done' : 'refused' }
      // 409: it is revoked already.
      if (reply.status === 409) return { kind: 'done' }
      return { kind: reply.status === 404 || reply.status === 422 ? 'refused' : 'unavailable' }
    },
  }
}

const unavailable = { kind: 'unavailable' } as const

function certificateOf({ certificate, chain, ...rest }: v.InferOutput<typeof view>): AuthorityCertificate {
  return { ...rest, certificate: base64Bytes(certificate), chain: chain.map(base64Bytes) }
}

type Reply = { readonly status: number; readonly body: unknown }

function caller({ url, token, fetch: ask = fetch }: { url: string; token: string | null; fetch?: Fetch }) {
  return async (method: 'GET' | 'POST', path: string, body?: object): Promise<Reply> => {
    try {
      const response = await ask(`${url}${path}`, {
        method,
        headers: {
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      })
      const text = await response.text()
      return { status: response.status, body: text.length <= mostBytes ? JSON.parse(text) : null }
    } catch {
      return { status: 0, body: null }
    }
  }
}
