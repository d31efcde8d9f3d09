import { expect, test } from 'vitest'
import { createSandboxPages } from '../sandbox-pages.tsx'
import { openSandbox } from '../testing/open-sandbox.ts'

const origin = 'http://localhost:3010'
const programs = { portal: 'http://localhost:3000', digitalId: '', office: '' }

function openPages() {
  const { state, ask } = openSandbox()
  const site = createSandboxPages(state, { origin, assetsFolder: null, programs, ncalayer: null })
  const read = async (path: string) =>
    (await site.request(path, { headers: { cookie: 'senim_lang=en' } })).text()
  const send = async (path: string, fields: Record<string, string> = {}) =>
    (await site.request(path, { method: 'POST', headers: { origin }, body: new URLSearchParams(fields) }))
      .status
  return { state, ask, read, send }
}

test('orders and accounts are shown with their sums', async () => {
  const { ask, read } = openPages()
  expect(await read('/bank')).toContain('No order has come yet')
  await ask('POST', '/api/bank/orders', {
    ...{
      key: 'refund-1',
      number: 100_001,
      from: 'KZ12009NPS0413609816',
      amount: '1234567',
      purpose: 'Қайтару',
    },
    payee: { iic: 'KZ19601KZT0000000001', bic: 'HSBKKZKX', name: 'ЖШС «Алатау»', idNumber: '1', kbe: '17' },
    lines: [{ knp: '010', amount: '1234567', reference: 'P-1' }],
  })
  const page = await read('/bank')
  expect(page).toContain('12\u00a0345,67\u00a0₸')
  expect(page).toContain('ЖШС «Алатау»')
})

test('what goes wrong is chosen on the page, and all is well again with one press', async () => {
  const { state, send } = openPages()
  expect(
    await send('/bank/troubles', { calls: 'time-out-after', callBacks: 'lost', outcome: 'nonsense' }),
  ).toBe(303)
  expect(state.bank.troubles()).toEqual({
    calls: 'time-out-after',
    callBacks: 'lost',
    outcome: 'pay',
    statement: 'ok',
  })
  await send('/bank/troubles/reset')
  expect(state.bank.troubles()).toMatchObject({ calls: 'ok', callBacks: 'ok' })
})
