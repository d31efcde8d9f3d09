import { expect, test } from 'vitest'
import { openKeyFile } from '#eds'
import { sandboxPassword } from '../keys/person-keys.ts'
import { createSandboxPages } from '../sandbox-pages.tsx'
import { openSandbox, until } from '../testing/open-sandbox.ts'

const origin = 'http://localhost:3010'
const head = '771126300017'

function openPages(ncalayer: { port: number; taken: boolean } | null = { port: 13579, taken: false }) {
  const sandbox = openSandbox()
  const programs = { portal: origin, digitalId: 'http://d.test', office: origin }
  const site = createSandboxPages(sandbox.state, { origin, assetsFolder: null, programs, ncalayer })
  site.route('/', sandbox.api)
  const get = async (path: string) =>
    (await site.request(path, { headers: { 'accept-language': 'ru' } })).text()
  const post = async (path: string, fields: Record<string, string>) => {
    const response = await site.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin, 'accept-language': 'ru' },
    })
    return { status: response.status, to: response.headers.get('location'), html: await response.text() }
  }
  return { ...sandbox, site, get, post }
}

test('an open window says which site asks for what, and the person agrees on the page', async () => {
  const { state, get, post } = openPages()
  const asked = { origin: 'https://id.kz', what: 'cms', documents: 2, excerpt: 'Өтініш' } as const
  const agreed = state.ncalayer.ask(asked, new AbortController().signal)
  const html = await until(
    () => get('/ncalayer'),
    (page) => page.includes('Өтініш'),
  )
  expect(html).toContain('Подписать 2 документа')
  expect(html).toContain('https://id.kz')
  const [, action = ''] = /action="(\/ncalayer\/windows\/[^"]+)"/.exec(html) ?? []
  expect((await post(action, { answer: 'confirm' })).to).toBe('/ncalayer')
  expect(await agreed).toBe(true)
  expect(await get('/ncalayer')).toContain('Пока никто не просил')
})

test('the owner is chosen, then as whom they sign; another owner does not keep the organization', async () => {
  const { state, post } = openPages()
  const setting = {
    bin: '150440000013',
    condition: 'expired',
    kind: 'gost-512',
    mode: 'cancel',
    seconds: '1,5',
  }
  expect((await post('/ncalayer/setting', { ...setting, running: 'yes' })).to).toBe('/ncalayer?saved')
  expect(state.ncalayer.setting()).toEqual({
    iin: head,
    bin: '150440000013',
    condition: 'expired',
    kind: 'gost-512',
    mode: 'cancel',
    delayMs: 1500,
    running: true,
    token: false,
  })
  await post('/ncalayer/owner', { iin: '840707400014' })
  expect(state.ncalayer.setting()).toMatchObject({ iin: '840707400014', bin: undefined })
  expect((await post('/ncalayer/setting', { ...setting, seconds: 'долго' })).status).toBe(422)
})

test('it says when another program has the port, and when it is not running', async () => {
  expect(await openPages({ port: 13579, taken: true }).get('/ncalayer')).toContain('Порт 13579 занят')
  const { state, get } = openPages()
  expect(await get('/ncalayer')).toContain('https://127.0.0.1:13579')
  state.ncalayer.set({ running: false })
  expect(await get('/ncalayer')).toContain('NCALayer не запущен')
})

test('a code that is none keeps what was pasted and says what a code looks like', async () => {
  const { post, get } = openPages()
  const { status, html } = await post('/egov-mobile', { code: 'не код', iin: head })
  expect(status).toBe(422)
  expect(html).toContain('value="не код"')
  expect(html).toContain('Он начинается с «mobileSign:»')
  expect(await get(`/egov-mobile?link=${encodeURIComponent('http://d.test/x')}`)).toContain(
    'value="http://d.test/x"',
  )
})

test('the key file of a persona opens with the password the page names', async () => {
  const { get, site } = openPages()
  expect(await get(`/people/${head}`)).toContain(sandboxPassword)
  const answer = await site.request(`/api/people/${head}/key-file?bin=150440000013`)
  expect(answer.headers.get('content-disposition')).toContain(`SANDBOX-${head}-signing-good.p12`)
  const { entries, certificates } = await openKeyFile(
    new Uint8Array(await answer.arrayBuffer()),
    sandboxPassword,
  )
  expect([entries.length, certificates.length]).toEqual([1, 3])
  expect((await site.request(`/api/people/${head}/key-file?use=both`)).status).toBe(400)
  expect((await site.request(`/api/people/${head}/key-file?bin=090940000028`)).status).toBe(404)
})
