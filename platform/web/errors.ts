/** Why a request was refused before any page could answer it. */
export type WebErrorCode =
  | 'not-found'
  | 'method-not-allowed'
  | 'wrong-origin'
  | 'too-large'
  | 'unreadable-form'
  | 'too-many-requests'
  | 'not-signed-in'
  | 'forbidden'
  | 'stale'
  | 'gone'
  | 'unavailable'

const statuses = {
  'not-found': 404,
  'method-not-allowed': 405,
  'wrong-origin': 403,
  'too-large': 413,
  'unreadable-form': 400,
  'too-many-requests': 429,
  'not-signed-in': 401,
  forbidden: 403,
  stale: 409,
  gone: 410,
  unavailable: 503,
} as const satisfies Record<WebErrorCode, number>

/** A refusal that becomes an error page (or problem+json) in one place, `site.ts`. */
export class WebError extends Error {
  readonly code: WebErrorCode
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: WebErrorCode,
    options: { readonly retryAfterSeconds?: number; readonly cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause })
    this.name = 'WebError'
    this.code = code
    this.retryAfterSeconds = options.retryAfterSeconds
  }

  get status(): (typeof statuses)[WebErrorCode] {
    return statuses[this.code]
  }
}
