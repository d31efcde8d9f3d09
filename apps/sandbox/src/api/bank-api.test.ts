import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder, openSandbox, until } from '../testing/open-sandbox.ts'

const order = {
  key: 'refund-1',
  number: 100_001,
  from: 'KZ12009NPS0413609816',
  amount: '12345',
  payee: { iic: 'KZ19601KZT0000000001', bic: 'HSBKKZKX', name: 'ЖШС', idNumber: '120140000017', kbe: '17' },
  lines: [{ knp: '010', amount: '12345', reference: 'P-1' }],
  purpose: 'Қайтару',
}

/** Whoever the bank calls back. */
async function openListener() {
  const calls: { readonly state: string; readonly version: number; readonly signature: string }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    calls.push({ ...JSON.parse(body), signature: request.headers['x-bank-signature'] })
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { calls, bankCalls: { url: `http://127.0.0.1:${port}`, secret: 'agreed' } }
}

test('an order is taken once under its key, paid in a moment, and stands on the statement', async () => {
  const { ask } = openSandbox()
  const taken = await ask('POST', '/api/bank/orders', order)
  expect(taken).toMatchObject({ status: 202, body: { key: 'refund-1', state: 'accepted', version: 1 } })
  expect((await ask('POST', '/api/bank/orders', order)).body).toMatchObject({ key: 'refund-1' })
  const paid = await until(
    () => ask('GET', '/api/bank/orders/refund-1'),
    ({ body }) => body.state === 'paid',
  )
  expect(paid.body).toMatchObject({ state: 'paid', version: 2 })
  const { body } = await ask('GET', '/api/bank/accounts/KZ12009NPS0413609816/statements/2026-11-22')
  expect(body.lines).toMatchObject([{ orderKey: 'refund-1', amount: '-12345' }])
  const { accounts } = (await ask('GET', '/api/bank/accounts')).body
  const sums = accounts.map(({ balance }: { balance: string }) => BigInt(balance))
  expect(sums).toContain(12_345n)
})

test.each([
  [{ amount: '12346' }, 422, 'payment-refused'],
  [{ from: 'KZ19601KZT0000000001' }, 422, 'payment-refused'],
  [{ payee: { ...order.payee, bic: 'CASPKZKA' } }, 422, 'payment-refused'],
  [{ amount: '12.5' }, 400, 'wrong-field'],
  [{ lines: [] }, 400, 'wrong-field'],
])('what it cannot carry out is refused with its reason: %o', async (changes, status, code) => {
  const { ask } = openSandbox()
  expect(await ask('POST', '/api/bank/orders', { ...order, ...changes })).toMatchObject({
    status,
    body: { code },
  })
})

test('another order under a known key is refused; an unknown key is unknown', async () => {
  const { ask } = openSandbox()
  await ask('POST', '/api/bank/orders', order)
  const other = { ...order, payee: { ...order.payee, name: 'Басқа' } }
  expect(await ask('POST', '/api/bank/orders', other)).toMatchObject({ status: 409 })
  expect((await ask('GET', '/api/bank/orders/refund-2')).body).toMatchObject({ code: 'order-unknown' })
})

test.each([
  ['ok', ['accepted 1', 'paid 2']],
  ['duplicate', ['accepted 1', 'accepted 1', 'paid 2', 'paid 2']],
  ['late', ['accepted 1', 'paid 2']],
  ['reordered', ['paid 2', 'accepted 1']],
  ['lost', []],
] as const)('its own calls about an order, %s', async (callBacks, expected) => {
  const { calls, bankCalls } = await openListener()
  const { ask } = openSandbox({ bankCalls })
  await ask('PUT', '/api/bank/troubles', { callBacks })
  await ask('POST', '/api/bank/orders', order)
  const heard = async () => calls.map(({ state, version }) => `${state} ${version}`)
  if (expected.length === 0) await new Promise((resolve) => setTimeout(resolve, 60))
  const inTheEnd = await until(heard, (list) => list.length >= expected.length)
  // Two calls that go out at once may overtake each other on the way; only the reordered ones must.
  expect(callBacks === 'reordered' ? inTheEnd : inTheEnd.toSorted()).toEqual(expected)
  for (const { signature } of calls) expect(signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/)
})

test('it still knows its orders after a restart, and pays what it had only taken', async () => {
  const folder = newFolder()
  const first = openSandbox({ folder })
  await first.ask('POST', '/api/bank/orders', order)
  first.state.close()
  const second = openSandbox({ folder })
  const paid = await until(
    () => second.ask('GET', '/api/bank/orders/refund-1'),
    ({ body }) => body.state === 'paid',
  )
  expect(paid.body).toMatchObject({ state: 'paid' })
})

test('its orders are behind the token, its troubles are not', async () => {
  const { ask } = openSandbox({ bankToken: 't0ken' })
  expect((await ask('POST', '/api/bank/orders', order)).status).toBe(401)
  const told = await ask('POST', '/api/bank/orders', order, { authorization: 'Bearer t0ken' })
  expect(told.status).toBe(202)
  expect((await ask('PUT', '/api/bank/troubles', { calls: 'sometimes' })).status).toBe(400)
})
