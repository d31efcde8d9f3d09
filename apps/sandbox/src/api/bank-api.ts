import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { checkIic, checkIicWithBic, isDay } from '#kz'
import { type Bank, wordOn } from '../state/bank.ts'
import { type BankOrder, isPayingAccount } from '../state/bank-books.ts'
import { callBackTroubles, callTroubles, outcomes, statementTroubles } from '../state/bank-troubles.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import { SandboxProblem } from './problem.ts'
import { readBody } from './read-body.ts'

const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most))
const tiyn = v.pipe(v.string(), v.regex(/^[1-9]\d{0,15}$/, 'a whole number of tiyn as text'))
const key = v.pipe(v.string(), v.regex(/^[\w.:-]{1,100}$/, 'letters, digits and . : _ - only, at most 100'))

const ordered = v.object({
  key,
  number: v.pipe(v.number(), v.integer()),
  from: text(34),
  amount: tiyn,
  payee: v.object({ iic: text(34), bic: text(11), name: text(300), idNumber: text(12), kbe: text(2) }),
  lines: v.pipe(v.array(v.object({ knp: text(3), amount: tiyn, reference: text(100) })), v.minLength(1)),
  purpose: text(500),
})

const dials = v.object({
  calls: v.exactOptional(v.picklist(callTroubles)),
  callBacks: v.exactOptional(v.picklist(callBackTroubles)),
  outcome: v.exactOptional(v.picklist(outcomes)),
  statement: v.exactOptional(v.picklist(statementTroubles)),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
})

/** The bank: takes an order under its key once, tells how it stands, and gives the day's statement. */
export function bankApi({ bank }: SandboxState): Hono {
  const routes = new Hono()
  routes.post('/orders', async (c) => {
    const order = await readBody(c, ordered)
    checkOrder(order)
    const trouble = bank.meetTrouble(order.key)
    if (trouble === 'unavailable') throw new SandboxProblem('unavailable', 'bank')
    if (trouble === 'time-out-before' || trouble === 'arrives-late')
      return hang(c, bank, () => void (trouble === 'arrives-late' && bank.accept(order)))
    const taken = bank.accept(order)
    if (taken === 'key-reused') throw new SandboxProblem('payment-key-reused')
    if (trouble === 'time-out-after') return hang(c, bank)
    if (trouble === 'error-after') return c.json({ type: 'about:blank', status: 500, code: 'fault' }, 500)
    return c.json(wordOn(taken), 202)
  })
  routes.get('/orders', (c) => c.json({ orders: bank.orders() }))
  routes.get('/orders/:key', (c) => c.json(wordOn(find(bank, c.req.param('key')))))
  routes.get('/accounts', (c) =>
    c.json({
      accounts: bank.accounts().map((account) => ({ ...account, balance: String(account.balance) })),
    }),
  )
  routes.get('/accounts/:iic/statements/:day', (c) => {
    const { iic, day } = c.req.param()
    if (!isPayingAccount(iic)) throw new SandboxProblem('account-unknown')
    if (!isDay(day)) throw new SandboxProblem('wrong-field', 'day: YYYY-MM-DD')
    const lines = bank
      .statement(iic, day)
      .map(({ id, at, orderKey, amount }) => ({ id, at, orderKey, amount }))
    return c.json({ iic, day, lines })
  })
  routes.get('/troubles', (c) => c.json(bank.troubles()))
  routes.put('/troubles', async (c) => {
    const { times, ...changes } = await readBody(c, dials)
    return c.json(bank.setTroubles(changes, { times }))
  })
  routes.put('/troubles/:key', async (c) => {
    const { times, ...changes } = await readBody(c, dials)
    return c.json(bank.setTroubles(changes, { times, key: c.req.param('key') }))
  })
  return routes
}

function find(bank: Bank, key: string): BankOrder {
  const order = bank.find(key)
  if (!order) throw new SandboxProblem('order-unknown')
  return order
}

function checkOrder({ from, amount, payee, lines }: v.InferOutput<typeof ordered>): void {
  if (!isPayingAccount(from)) throw new SandboxProblem('payment-refused', 'from: not an account of yours.')
  const account = checkIic(payee.iic).valid ? checkIicWithBic(payee.iic, payee.bic) : checkIic(payee.iic)
  if (!account.valid) throw new SandboxProblem('payment-refused', `payee.iic: ${account.code}`)
  const sum = lines.reduce((total, line) => total + BigInt(line.amount), 0n)
  if (sum !== BigInt(amount))
    throw new SandboxProblem('payment-refused', 'lines: they differ from the amount.')
}

/** Keeps the caller waiting until it gives up; what happens then, nobody hears. */
async function hang(c: Context, bank: Bank, afterwards: () => void = () => undefined): Promise<Response> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, bank.hangMs)
    c.req.raw.signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
  // Time enough for the caller to ask, and to hear that nobody knows the order.
  setTimeout(afterwards, bank.lateMs).unref()
  return c.json({ type: 'about:blank', status: 504, code: 'time-out' }, 504)
}
