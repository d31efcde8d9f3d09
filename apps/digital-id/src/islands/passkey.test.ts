import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageWith, type ServedIslands, serveIslands } from './testing/serve-islands.ts'

let served: ServedIslands
let browser: Browser
let page: Page
let session: CDPSession
let authenticatorId: string
let kept: WebAuthnCredential | undefined
let challenge = ''

const sentences =
  'data-refused="refused" data-cancelled="cancelled" data-exists="exists" data-unsupported="unsupported" data-offline="offline"'
const parts = '<button type="button">go</button><p role="status" data-part="told"></p>'

beforeAll(async () => {
  served = await serveIslands(['passkey'])
  const { site } = served
  const asked = { expectedOrigin: served.url, expectedRPID: 'localhost' }
  const element = (name: string) =>
    pageWith(
      'passkey',
      `<${name} data-options="/${name}/options" data-answer="/${name}" ${sentences}>${parts}</${name}>`,
    )
  site.get('/offer', (c) => c.html(element('passkey-offer')))
  site.get('/sign-in', (c) => c.html(element('passkey-sign-in')))
  const field = '<input name="phone" autocomplete="tel webauthn">'
  site.get('/sign-in-field', (c) =>
    c.html(element('passkey-sign-in').replace('<passkey-sign-in', `${field}$&`)),
  )
  site.get('/sign-in-broken', (c) =>
    c.html(
      element('passkey-sign-in')
        .replace('<passkey-sign-in', `${field}$&`)
        .replace('data-options="/passkey-sign-in/options"', 'data-options="/nowhere"'),
    ),
  )
  site.get('/welcome', (c) => c.html('<!doctype html><title>welcome</title>'))
  site.post('/passkey-offer/options', async (c) => {
    const options = await generateRegistrationOptions({
      rpName: 'Senim',
      rpID: 'localhost',
      userName: 'person',
      authenticatorSelection: { residentKey: 'required' },
      excludeCredentials: kept ? [{ id: kept.id }] : [],
    })
    challenge = options.challenge
    return c.json(options)
  })
  site.post('/passkey-offer', async (c) => {
    const response = await c.req.json()
    const answer = await verifyRegistrationResponse({ response, expectedChallenge: challenge, ...asked })
    kept = answer.registrationInfo?.credential
    return c.json({ next: '/welcome?made' })
  })
  site.post('/passkey-sign-in/options', async (c) => {
    const options = await generateAuthenticationOptions({ rpID: 'localhost' })
    challenge = options.challenge
    return c.json(options)
  })
  site.post('/passkey-sign-in', async (c) => {
    const response = await c.req.json()
    if (response.id !== kept?.id) return c.json({ code: 'passkey-refused' }, 422)
    const answer = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      credential: kept!,
      ...asked,
    })
    return answer.verified ? c.json({ next: '/welcome?again' }) : c.json({ code: 'passkey-refused' }, 422)
  })
  browser = await chromium.launch({
    executablePath: process.env.SENIM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  page = await browser.newPage()
  session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const added = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  authenticatorId = added.authenticatorId
})

afterAll(async () => {
  await browser?.close()
  served?.close()
})

test('a passkey is made, and signs in later', async () => {
  await page.goto(`${served.url}/offer`)
  await page.click('button')
  await page.waitForURL('**/welcome?made')
  expect(kept).toBeDefined()
  await page.goto(`${served.url}/sign-in`)
  await page.click('button')
  await page.waitForURL('**/welcome?again')
})

test('where the page has a field for it, the browser offers the passkey by itself', async () => {
  await page.goto(`${served.url}/sign-in-field`)
  await page.waitForURL('**/welcome?again')
})

test('what is offered by itself and cannot be had is passed over in silence, and the button still works', async () => {
  const asked = page.waitForResponse('**/nowhere')
  await page.goto(`${served.url}/sign-in-broken`)
  expect((await asked).status()).toBe(404)
  expect(await page.textContent('[data-part="told"]')).toBe('')
  expect(await page.getAttribute('passkey-sign-in', 'aria-busy')).toBeNull()
  await page.click('button')
  await page.waitForFunction(() => document.querySelector('[data-part="told"]')?.textContent === 'refused')
})

test('a device that has one already says so', async () => {
  await page.goto(`${served.url}/offer`)
  await page.click('button')
  await page.waitForFunction(() => document.querySelector('[data-part="told"]')?.textContent === 'exists')
})

test('a person who declines is told that nothing happened', async () => {
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.goto(`${served.url}/sign-in`)
  await page.click('button')
  await page.waitForFunction(() => document.querySelector('[data-part="told"]')?.textContent === 'cancelled')
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
})

test('a passkey that the server does not know is refused in words', async () => {
  kept = undefined
  await page.goto(`${served.url}/sign-in`)
  await page.click('button')
  await page.waitForFunction(() => document.querySelector('[data-part="told"]')?.textContent === 'refused')
})

test('without the network the page says so', async () => {
  await page.goto(`${served.url}/sign-in`)
  await page.context().setOffline(true)
  await page.click('button')
  await page.waitForFunction(() => document.querySelector('[data-part="told"]')?.textContent === 'offline')
  await page.context().setOffline(false)
})
