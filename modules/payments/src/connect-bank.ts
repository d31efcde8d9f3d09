import * as v from 'valibot'
import { type BankWord, silence } from './next-state.ts'
import { returnReasons } from './order.ts'
import type { BankOrder, PayingBank, StatementLine } from './paying-bank.ts'

export type BankAddress = {
  /** For example `https://bank.example.kz/api/bank`. */
  readonly url: string
  readonly token: string | null
  /** The account that pays: of the State Corporation. */
  readonly iic: string
  /** How long an answer is waited for; ten seconds unless told otherwise. */
  readonly patienceMilliseconds?: number
  /** How a request is made; another one than the global `fetch` only where there is no network. */
  readonly fetch?: typeof fetch
}

const patienceMilliseconds = 10_000

const moment = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => new Date(text)),
)
const tiyn = v.pipe(
  v.string(),
  v.regex(/^-?\d{1,18}$/),
  v.transform((text) => BigInt(text)),
)
const version = v.pipe(v.number(), v.integer(), v.minValue(1))

/** What a bank says of an order, in an answer and in a call-back. */
export const bankWord = v.variant('state', [
  v.object({ state: v.picklist(['accepted', 'paid']), version, at: moment }),
  v.object({
    state: v.literal('returned'),
    version,
    at: moment,
    reason: v.fallback(v.picklist(returnReasons), 'other'),
    paidAt: v.optional(moment),
  }),
])

const statement = v.object({
  lines: v.array(
    v.pipe(
      v.object({ id: v.string(), at: moment, orderKey: v.nullable(v.string()), amount: tiyn }),
      v.transform(({ id, ...line }): StatementLine => ({ lineId: id, ...line })),
    ),
  ),
})

/** The bank over HTTP. Sums travel as text, in tiyn. */
export function connectBank(address: BankAddress): PayingBank {
  const headers = {
    'content-type': 'application/json',
    ...(address.token === null ? {} : { authorization: `Bearer ${address.token}` }),
  }
  async function call(path: string, init: RequestInit = {}): Promise<{ status: number; body: unknown }> {
    try {
      const signal = AbortSignal.timeout(address.patienceMilliseconds ?? patienceMilliseconds)
      const request = { ...init, headers, signal, redirect: 'error' } as const
      const made = await (address.fetch ?? fetch)(address.url + path, request)
      return { status: made.status, body: await made.json() }
    } catch {
      return { status: 0, body: null }
    }
  }
  return {
    send: async (order) => {
      const body = JSON.stringify(bodyOf(order, address.iic))
      const reply = await call('/orders', { method: 'POST', body })
      // The bank read the order and will not have it; asking again cannot change that.
      return reply.status === 400 || reply.status === 422 ? refusal() : wordOf(reply)
    },
    ask: async (key) => {
      const reply = await call(`/orders/${encodeURIComponent(key)}`)
      return reply.status === 404 && isProblem(reply.body) ? { state: 'never-seen' } : wordOf(reply)
    },
    readStatement: async (day) => {
      const { status, body } = await call(`/accounts/${address.iic}/statements/${day}`)
      const checked = v.safeParse(statement, body)
      return status === 200 && checked.success ? checked.output.lines : null
    },
  }
}

function wordOf({ status, body }: { readonly status: number; readonly body: unknown }) {
  const checked = v.safeParse(bankWord, body)
  return status >= 200 && status < 300 && checked.success ? checked.output : silence
}

function refusal(): BankWord {
  return { state: 'returned', version: 1, at: new Date(), reason: 'refused' }
}

// A 404 of something in between, such as a proxy, says nothing about the order.
function isProblem(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'code' in body && body.code === 'order-unknown'
}

function bodyOf({ key, number, amount, payee, lines, purpose }: BankOrder, from: string) {
  return {
    key,
    number,
    from,
    amount: String(amount),
    payee,
    lines: lines.map((line) => ({ ...line, amount: String(line.amount) })),
    purpose,
  }
}
