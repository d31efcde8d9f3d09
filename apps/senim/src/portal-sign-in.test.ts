import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { createAccount, endSessions, findSession, listSessions } from '#modules/accounts'
import { listOperations } from '#modules/audit'
import { systemClock } from '#platform/clock'
import { openKeyring, systemRandom } from '#platform/crypto'
import { openLimits } from '#platform/limits'
import { openPlainBrowser, openTestDatabase, type PlainBrowser, testConfig } from '#platform/testing'
import { createSite } from '#platform/web'
import { createOpenidProvider, type OpenidProvider, openidPath } from '../../digital-id/src/index.ts'
import { backChannelPath, sessionCookie, signInRoutes } from '../../portal/src/index.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const grounds = { database, keyring, clock: systemClock }
const userAgent =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36'

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

/** Portal and Digital ID on ports of their own; the sign-in page takes the person's word for who they are. */
async function openSites() {
  let provider: OpenidProvider | null = null
  let answerPortal: RequestListener = (_, response) => response.writeHead(503).end()
  let isAway = false
  const digitalId = await listen((request, response) => {
    if (!provider || isAway) return response.destroy()
    if (request.url?.startsWith(`${openidPath}/`)) return provider.callback(request, response)
    return finish(provider, request, response)
  })
  const portal = await listen((request, response) => answerPortal(request, response))
  const pages = { signOut: () => 'sign out?', signedOut: () => 'signed out', error: () => 'error' }
  const opened = await createOpenidProvider({
    ...grounds,
    digitalIdOrigin: digitalId,
    portalOrigin: portal,
    pages,
    limits: openLimits(grounds.database, grounds.keyring, grounds.clock),
    trustedProxies: [],
  })
  provider = opened
  const site = createSite({
    name: 'portal',
    origin: portal,
    policy: { formTargets: [digitalId] },
    assetsFolder: null,
    machinePaths: [backChannelPath],
    errorPage: (c, { status, code }) => c.text(code, status as 500),
  })
  signInRoutes(site, {
    ...grounds,
    origin: portal,
    issuer: opened.issuer,
    signOutEverywhere: opened.signOutEverywhere,
  })
  site.get('*', (c) => c.text('a page of the portal'))
  answerPortal = getRequestListener(site.fetch)
  return {
    portal,
    digitalId,
    provider: opened,
    away: (now: boolean) => {
      isAway = now
    },
  }
}

async function finish(provider: OpenidProvider, request: IncomingMessage, response: ServerResponse) {
  const personId = new URL(request.url ?? '', 'http://here').searchParams.get('as')
  const exchange = { request, response }
  if (request.method === 'GET') return response.end(JSON.stringify(await provider.interactionOf(exchange)))
  const returnTo = personId
    ? await provider.finishSignIn(exchange, { personId, method: 'passkey' })
    : await provider.abortSignIn(exchange)
  return response.writeHead(returnTo ? 303 : 410, returnTo ? { location: returnTo } : {}).end()
}

async function newcomer() {
  const digits = String(systemRandom.below(10 ** 10)).padStart(10, '0')
  const personId = systemRandom.uuid()
  await createAccount(database, keyring, systemClock, {
    personId,
    iin: `98${digits}`,
    phone: `+7${digits}`,
    names: { surname: 'Оспанова', name: 'Айгерім', latinSurname: 'Ospanova', latinName: 'Aigerim' },
    birthDate: '1998-02-27',
    sex: 'female',
    status: 'citizen',
    documents: [],
    language: 'kk',
  })
  return personId
}

type Sites = Awaited<ReturnType<typeof openSites>>

async function signIn(sites: Sites, personId: string, browser: PlainBrowser = openPlainBrowser()) {
  const question = await browser.visit(`${sites.portal}/sign-in?to=/account/inbox`)
  const arrival = await browser.visit(`${question.url.href}?as=${personId}`, {
    method: 'POST',
    headers: { 'user-agent': userAgent },
  })
  return { browser, question, arrival }
}

const sessionIn = (browser: PlainBrowser) =>
  findSession(database, systemClock, 'portal', browser.cookie(sessionCookie) ?? '')

test('given a visitor, when they sign in, then they come back to the page they wanted, known to the portal', async () => {
  const sites = await openSites()
  const personId = await newcomer()
  const { browser, question, arrival } = await signIn(sites, personId)
  expect(JSON.parse(question.body)).toMatchObject({
    asks: 'sign-in',
    client: { id: 'portal', ofThisHouse: true },
    returnOrigin: sites.portal,
    language: 'kk',
  })
  expect(arrival.url.href).toBe(`${sites.portal}/account/inbox`)
  expect(await sessionIn(browser)).toMatchObject({ personId, amr: ['pop', 'user', 'mfa'] })
})

test('the cookies of the portal are out of reach of scripts and other sites, and the way in leaves none behind', async () => {
  const sites = await openSites()
  const { browser, question } = await signIn(sites, await newcomer())
  expect(question.url.origin).toBe(sites.digitalId)
  const again = await openPlainBrowser().request(`${sites.portal}/sign-in`)
  for (const cookie of again.headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
  expect(browser.cookie(sessionCookie)).toMatch(/^[\w-]{43}$/)
})

test('somebody who is signed in goes straight on', async () => {
  const sites = await openSites()
  const { browser } = await signIn(sites, await newcomer())
  const response = await browser.request(`${sites.portal}/sign-in?to=/help`)
  expect([response.status, response.headers.get('location')]).toEqual([303, '/help'])
})

test('two tabs may sign in at once', async () => {
  const sites = await openSites()
  const personId = await newcomer()
  const browser = openPlainBrowser()
  const one = await browser.visit(`${sites.portal}/sign-in?to=/one`)
  const other = await browser.visit(`${sites.portal}/sign-in?to=/other`)
  const finishAs = (url: URL) => browser.visit(`${url.href}?as=${personId}`, { method: 'POST' })
  expect((await finishAs(one.url)).url.pathname).toBe('/one')
  expect((await finishAs(other.url)).url.pathname).toBe('/other')
})

test('somebody who turns back is at the home page, signed in nowhere', async () => {
  const sites = await openSites()
  const browser = openPlainBrowser()
  const question = await browser.visit(`${sites.portal}/sign-in`)
  const { url } = await browser.visit(question.url, { method: 'POST' })
  expect(url.href).toBe(`${sites.portal}/`)
  expect(browser.cookie(sessionCookie)).toBeUndefined()
})

test.each([
  ['made up', 'code=guess&state=guess'],
  ['empty', ''],
])('an answer that nobody asked for is refused: %s', async (_, query) => {
  const sites = await openSites()
  const { response } = await openPlainBrowser().visit(`${sites.portal}/sign-in/callback?${query}`)
  expect(response.status).toBe(410)
})

test('an answer for another browser is refused: nobody can be signed in as somebody else unnoticed', async () => {
  const sites = await openSites()
  const attacker = openPlainBrowser()
  const question = await attacker.visit(`${sites.portal}/sign-in`)
  const personId = await newcomer()
  let link = await attacker.request(`${question.url.href}?as=${personId}`, { method: 'POST' })
  while (!link.headers.get('location')?.startsWith(sites.portal))
    link = await attacker.request(link.headers.get('location') ?? '')
  const victim = openPlainBrowser()
  expect((await victim.visit(link.headers.get('location') ?? '')).response.status).toBe(410)
  expect(victim.cookie(sessionCookie)).toBeUndefined()
})

test('a changed answer is refused', async () => {
  const sites = await openSites()
  const browser = openPlainBrowser()
  const question = await browser.visit(`${sites.portal}/sign-in`)
  const state = new URL(question.url).searchParams.get('state')
  expect(state).toBeNull()
  const started = await browser.request(`${sites.portal}/sign-in`)
  const name = /senim_portal_try_([\w-]+)=([^;]+)/.exec(started.headers.getSetCookie().join())
  const { state: own } = JSON.parse(Buffer.from(name?.[2] ?? '', 'base64url').toString())
  const { response } = await browser.visit(
    `${sites.portal}/sign-in/callback?code=guess&state=${own}&iss=${encodeURIComponent(sites.provider.issuer)}`,
  )
  expect(response.status).toBe(410)
})

test('signing out ends the session here and at Digital ID: the next sign-in asks again', async () => {
  const sites = await openSites()
  const personId = await newcomer()
  const { browser } = await signIn(sites, personId)
  const token = browser.cookie(sessionCookie) ?? ''
  const { url } = await browser.submit(`${sites.portal}/sign-out`, {})
  expect(url.href).toBe(`${sites.portal}/`)
  expect(browser.cookie(sessionCookie)).toBeUndefined()
  expect(await findSession(database, systemClock, 'portal', token)).toBeNull()
  expect((await browser.visit(`${sites.portal}/sign-in`)).url.pathname).toMatch(/^\/sign-in\//)
  expect((await listOperations(database, personId)).map(({ operation }) => operation)).toEqual([
    'signed-out',
    'signed-in',
  ])
})

test('a session that ended here signs in again without a question while Digital ID remembers', async () => {
  const sites = await openSites()
  const personId = await newcomer()
  const { browser } = await signIn(sites, personId)
  await endSessions(database, systemClock, { personId })
  const { url } = await browser.visit(`${sites.portal}/sign-in?to=/account`)
  expect(url.href).toBe(`${sites.portal}/account`)
  expect(await sessionIn(browser)).toMatchObject({ personId })
})

test('signing out everywhere ends every session on every device', async () => {
  const sites = await openSites()
  const personId = await newcomer()
  const [phone, desk] = [await signIn(sites, personId), await signIn(sites, personId)]
  await phone.browser.submit(`${sites.portal}/sign-out?everywhere`, {})
  expect(await listSessions(database, systemClock, personId)).toEqual([])
  for (const { browser } of [phone, desk])
    expect((await browser.visit(`${sites.portal}/sign-in`)).url.pathname).toMatch(/^\/sign-in\//)
})

test('Digital ID tells the portal of a logout, and the portal ends the session it names', async () => {
  const sites = await openSites()
  const personId = await newcomer()
  const { browser } = await signIn(sites, personId)
  const token = browser.cookie(sessionCookie) ?? ''
  const { rows } = await pool.query('select openid_session from accounts.sessions where person_id = $1', [
    personId,
  ])
  expect(rows).toHaveLength(1)
  const question = await browser.visit(`${sites.provider.issuer}/session/end`)
  expect(question.body).toBe('sign out?')
  const hinted = new URL(`${sites.provider.issuer}/session/end`)
  const hint = browser.cookie('senim_portal_hint') ?? ''
  hinted.search = new URLSearchParams({ id_token_hint: hint }).toString()
  expect((await browser.visit(hinted)).body).toBe('signed out')
  expect(await findSession(database, systemClock, 'portal', token)).toBeNull()
})

test.each([
  ['nothing', ''],
  ['no token', 'abc'],
  ['an ID token of the person', 'hint'],
])('a back-channel logout with %s is refused and ends nothing', async (_, sent) => {
  const sites = await openSites()
  const { browser } = await signIn(sites, await newcomer())
  const token = sent === 'hint' ? (browser.cookie('senim_portal_hint') ?? '') : sent
  const response = await fetch(`${sites.portal}${backChannelPath}`, {
    method: 'POST',
    body: new URLSearchParams({ logout_token: token }),
  })
  expect(response.status).toBe(400)
  expect(await sessionIn(browser)).not.toBeNull()
})

test('while Digital ID is away, the portal says so, and recovers with it', async () => {
  const sites = await openSites()
  sites.away(true)
  expect((await openPlainBrowser().visit(`${sites.portal}/sign-in`)).response.status).toBe(503)
  sites.away(false)
  expect((await openPlainBrowser().visit(`${sites.portal}/sign-in`)).url.pathname).toMatch(/^\/sign-in\//)
})

test('a sign-out posted by another site is refused', async () => {
  const sites = await openSites()
  const { browser } = await signIn(sites, await newcomer())
  const response = await browser.request(`${sites.portal}/sign-out`, {
    method: 'POST',
    headers: { origin: 'http://localhost:4444' },
  })
  expect(response.status).toBe(403)
  expect(await sessionIn(browser)).not.toBeNull()
})
