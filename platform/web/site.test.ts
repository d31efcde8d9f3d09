import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { allowConnection, createSite, languageOf, readForm, securityHeaders, WebError } from './index.ts'

const origin = 'http://localhost:3000'

function site(assetsFolder: string | null = null) {
  const app = createSite({
    name: 'test',
    origin,
    policy: {},
    assetsFolder,
    largestForm: 200,
    errorPage: (c, problem) => c.text(`${problem.status} ${problem.code}`),
  })
  app.get('/', (c) => c.text(languageOf(c)))
  app.get('/fault', () => {
    throw new TypeError('secret detail')
  })
  app.post('/form', async (c) => c.json(await readForm(c)))
  app.get('/limited', () => {
    throw new WebError('too-many-requests', { retryAfterSeconds: 30 })
  })
  return app
}

function post(headers: Record<string, string>, body = 'name=Әсел') {
  return site().request('/form', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  })
}

test('what no keyboard types is dropped; tabs and lines stay', async () => {
  const typed = `a${encodeURIComponent('\u0007\u202e\u0085')}b%09c%0D%0Ad`
  const response = await post({ origin }, `words=${typed}`)
  expect(await response.json()).toEqual({ words: 'ab\tc\r\nd' })
})

test('a key that no form of ours can have made is no key, and NULs are dropped', async () => {
  const answer = await post({ origin }, `name=a%00b&idempotency-key=${'%00'.repeat(20)}`)
  expect(await answer.json()).toEqual({ name: 'ab' })
})

test.each([
  ['nothing said', {}, 'kk'],
  ['the browser accepts Russian', { 'accept-language': 'de, ru;q=0.9, en;q=0.5' }, 'ru'],
  ['a cookie says English', { 'accept-language': 'ru', cookie: 'senim_lang=en' }, 'en'],
  ['a cookie says nonsense', { cookie: 'senim_lang=xx' }, 'kk'],
])('the language when %s', async (_, headers, language) => {
  expect(await (await site().request('/', { headers })).text()).toBe(language)
})

test('?lang= changes the language and remembers it', async () => {
  const response = await site().request('/?lang=ru')
  expect(await response.text()).toBe('ru')
  expect(response.headers.get('set-cookie')).toContain('senim_lang=ru')
})

test('a page is in no cache, in no frame, and runs no inline script', async () => {
  const { headers } = await site().request('/')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test.each([
  ['from this origin', { origin }, 200],
  ['from another port of this host', { origin: 'http://localhost:3010' }, 403],
  ['from another site', { origin: 'https://evil.example' }, 403],
  ['without an origin', {}, 403],
  ['without an origin but fetched by this site', { 'sec-fetch-site': 'same-origin' }, 200],
])('a form posted %s', async (_, headers, status) => {
  expect((await post(headers as Record<string, string>)).status).toBe(status)
})

test('a form keeps Kazakh letters', async () => {
  expect(await (await post({ origin })).json()).toEqual({ name: 'Әсел' })
})

test('a form that is too large is refused with a page, not a fault', async () => {
  expect(await (await post({ origin }, `name=${'x'.repeat(300)}`)).text()).toBe('413 too-large')
})

test('a fault answers a reference and hides what happened', async () => {
  const response = await site().request('/fault')
  expect([response.status, await response.text()]).toEqual([500, '500 fault'])
})

test('programs get problem+json', async () => {
  const response = await site().request('/nowhere', { headers: { accept: 'application/json' } })
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ status: 404, code: 'not-found' })
})

test('a limit says when to come back', async () => {
  const response = await site().request('/limited')
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '30'])
})

test('browsers find the icon where they always ask', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'senim-icon-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'favicon-1.ico'), 'icon')
  await writeFile(join(folder, 'manifest.json'), '{"favicon.ico":"favicon-1.ico"}')
  const response = await site(folder).request('/favicon.ico')
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    200,
    'image/x-icon',
    'icon',
  ])
})

test('one page may connect to one more address, and no other page may', async () => {
  const site = new Hono()
  site.use(securityHeaders({ formTargets: ['http://localhost:3000'] }))
  site.get('/sign', (c) => {
    allowConnection(c, 'wss://127.0.0.1:13579')
    return c.text('sign')
  })
  site.get('/other', (c) => c.text('other'))
  const policyOf = async (path: string) =>
    (await site.request(path)).headers.get('content-security-policy') ?? ''
  expect(await policyOf('/sign')).toContain("connect-src 'self' wss://127.0.0.1:13579;")
  expect(await policyOf('/sign')).toContain("form-action 'self' http://localhost:3000")
  expect(await policyOf('/other')).toContain("connect-src 'self';")
})
