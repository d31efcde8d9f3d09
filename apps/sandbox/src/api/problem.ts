import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'

const problems = {
  'not-found': [404, 'There is nothing at this address.'],
  'unreadable-body': [400, 'The body is not a JSON object.'],
  'wrong-media-type': [415, 'Send this body with another content-type; the detail says which.'],
  'wrong-field': [400, 'A field is missing or not of its kind; the detail says which.'],
  'too-large': [413, 'The body is larger than this address takes.'],
  'iin-invalid': [400, 'This is not an IIN: twelve digits with a real date and a correct control digit.'],
  'bin-invalid': [400, 'This is neither a BIN nor an IIN: the control digit or the form is wrong.'],
  'phone-invalid': [400, 'This is not a mobile number of Kazakhstan, such as +77011234567.'],
  'phone-taken': [409, 'Somebody else in the sandbox carries this number.'],
  'person-unknown': [404, 'Nobody in the sandbox has this IIN.'],
  'photo-missing': [404, 'This person has no photograph yet.'],
  'photo-not-an-image': [422, 'The picture cannot be read. Send a whole JPEG or PNG.'],
  'photo-too-small': [422, 'The picture is smaller than 160 pixels on one side.'],
  'photo-too-large': [413, 'The picture is larger than 12 MB or 64 megapixels.'],
  'message-unknown': [404, 'The gateway never took a message with this id.'],
  'message-id-reused': [409, 'A message with this id and other content was taken before. Use a new id.'],
  'switch-unknown': [404, 'There is no such switch.'],
  'too-far': [
    422,
    'The clock goes at most twenty years ahead, and by working days as far as the calendar is known.',
  ],
  'cross-site': [403, 'Pages of other sites may not call the sandbox.'],
  'order-refused': [422, 'No certificate can be issued to this order; the detail says why.'],
  'order-reused': [409, 'Another order was carried out under this id. Use a new id.'],
  'certificate-unknown': [404, 'No certificate was issued under this serial number.'],
  'certificate-state': [
    409,
    'The certificate is in another state than this asks for; the detail says which.',
  ],
  'window-unknown': [404, 'No such window is open in NCALayer: it was answered, or whoever asked is gone.'],
  'scan-refused': [422, 'eGov Mobile cannot go on with this code; the detail says why.'],
  'payment-refused': [422, 'The bank cannot carry out this order; the detail says why.'],
  'payment-key-reused': [409, 'Another order was taken under this key. Use a new key.'],
  'order-unknown': [404, 'The bank never took an order under this key.'],
  'account-unknown': [404, 'The bank keeps no account of yours under this IIC.'],
  'push-unknown': [404, 'No browser has subscribed under this address.'],
  'push-gone': [410, 'This browser does not listen any more.'],
  'push-headers': [400, 'TTL is missing, or Topic is not at most 32 letters of base64url (RFC 8030).'],
  'push-not-signed': [
    401,
    'Authorization is not "vapid t=…, k=…" with a good signature for this address and at most a day (RFC 8292).',
  ],
  'push-another-sender': [403, 'This browser has subscribed with another key (RFC 8292, 4.2).'],
  'push-not-opened': [400, 'The browser cannot open this: aes128gcm to its own key, JSON inside (RFC 8291).'],
  unauthorized: [401, 'Send the token of this sandbox as Authorization: Bearer.'],
  unavailable: [503, 'Switched to failing: this part of the sandbox does not answer now.'],
} as const

/** Every reason the sandbox's API refuses for. */
export type SandboxProblemCode = keyof typeof problems

/** A refusal that the API answers as problem+json (RFC 9457). `detail` says what to change in the request. */
export class SandboxProblem extends Error {
  readonly code: SandboxProblemCode
  readonly detail: string | undefined

  constructor(code: SandboxProblemCode, detail?: string) {
    super(problems[code][1])
    this.name = 'SandboxProblem'
    this.code = code
    this.detail = detail
  }

  get status(): number {
    return problems[this.code][0]
  }
}

export function refuseTooLarge(): never {
  throw new SandboxProblem('too-large')
}

/** The one place where a refusal becomes an answer; a defect becomes a 500 without its details. */
export function answerProblem(error: Error, c: Context): Response {
  if (error instanceof SandboxProblem) return problemJson(c, error)
  if (error instanceof HTTPException && error.status < 500)
    return problemJson(c, new SandboxProblem('unreadable-body'))
  console.error('The sandbox failed to answer', c.req.method, c.req.path, error)
  return c.body(JSON.stringify({ type: 'about:blank', status: 500, code: 'fault' }), 500, problemType)
}

const problemType = { 'content-type': 'application/problem+json' }

function problemJson(c: Context, problem: SandboxProblem): Response {
  const { status, code, message: title, detail } = problem
  const body = { type: 'about:blank', title, status, code, ...(detail ? { detail } : {}) }
  return c.body(JSON.stringify(body), status as 400, problemType)
}
