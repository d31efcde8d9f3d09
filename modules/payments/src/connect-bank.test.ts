import { expect, test } from 'vitest'
import { type BankOrder, connectBank } from './index.ts'

const order: BankOrder = {
  key: 'refund-1',
  number: 100_001,
  amount: 12_345n,
  payee: { iic: 'KZ19601KZT0000000001', bic: 'HSBKKZKX', name: 'ЖШС', idNumber: '120140000017', kbe: '17' },
  lines: [{ knp: '010', amount: 12_345n, reference: 'P-1' }],
  purpose: 'Қайтару',
}

/** A bank that gives one dictated answer. */
function dictated(status: number, body: unknown) {
  const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = []
  const bank = connectBank({
    ...{ url: 'https://bank.example.kz/api', token: 't0ken', iic: 'KZ12009NPS0413609816' },
    fetch: async (url, init) => {
      asked.push({ url: String(url), init })
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
    },
  })
  return { bank, asked }
}

const accepted = { key: 'refund-1', state: 'accepted', version: 1, at: '2026-11-23T05:00:00.000Z' }

test('sums travel as text in tiyn, with the token and from the paying account', async () => {
  const { bank, asked } = dictated(202, accepted)
  expect(await bank.send(order)).toMatchObject({ state: 'accepted', version: 1 })
  expect(asked[0]?.url).toBe('https://bank.example.kz/api/orders')
  expect(asked[0]?.init?.headers).toMatchObject({ authorization: 'Bearer t0ken' })
  const sent = JSON.parse(String(asked[0]?.init?.body))
  expect(sent).toMatchObject({ key: 'refund-1', from: 'KZ12009NPS0413609816', amount: '12345' })
})

test.each([
  [500, { code: 'fault' }],
  [503, ''],
  [202, { state: 'accepted' }],
  [202, { ...accepted, state: 'vanished' }],
  [409, { code: 'payment-key-reused' }],
  [302, ''],
])('an answer that is none leaves the outcome unknown: %i %o', async (status, body) => {
  const { bank } = dictated(status, body)
  expect(await bank.send(order)).toEqual({ state: 'unknown' })
  expect(await bank.ask('refund-1')).toEqual({ state: 'unknown' })
})

test('an order that the bank will not have comes back as refused', async () => {
  expect(await dictated(422, { code: 'payment-refused' }).bank.send(order)).toMatchObject({
    state: 'returned',
    reason: 'refused',
  })
})

test('never seen is said by the bank itself, not by whatever stands in between', async () => {
  expect(await dictated(404, { code: 'order-unknown' }).bank.ask('refund-1')).toEqual({ state: 'never-seen' })
  expect(await dictated(404, '<h1>Not found</h1>').bank.ask('refund-1')).toEqual({ state: 'unknown' })
})

test('a bank that hangs is given up', async () => {
  const bank = connectBank({
    ...{ url: 'https://bank.example.kz', token: null, iic: '', patienceMilliseconds: 20 },
    fetch: (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      ),
  })
  expect(await bank.send(order)).toEqual({ state: 'unknown' })
})

test('a statement is read whole or not at all', async () => {
  const line = { id: 'M1', at: '2026-11-23T05:00:00.000Z', orderKey: null, amount: '-12345' }
  expect(await dictated(200, { lines: [line] }).bank.readStatement('2026-11-23')).toEqual([
    { lineId: 'M1', at: new Date(line.at), orderKey: null, amount: -12_345n },
  ])
  const torn = { lines: [line, { ...line, amount: '12.50' }] }
  expect(await dictated(200, torn).bank.readStatement('2026-11-23')).toBeNull()
  expect(await dictated(503, {}).bank.readStatement('2026-11-23')).toBeNull()
})
