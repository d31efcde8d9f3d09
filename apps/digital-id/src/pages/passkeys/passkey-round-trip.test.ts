import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPasskeys, openSession, removePasskey } from '#modules/accounts'
import { listOperations } from '#modules/audit'
import { findBarriers } from '#platform/testing'
import { someone } from '../../../../../modules/accounts/src/testing/people.ts'
import { bundleIslands } from '../../islands/testing/serve-islands.ts'
import { bundleStyle } from '../../testing/bundle-style.ts'
import { serveDigitalId } from '../../testing/serve-digital-id.ts'

const device = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const

let browser: Browser
let assets: ReadonlyMap<string, Uint8Array>

beforeAll(async () => {
  assets = new Map([...(await bundleIslands(['passkey'])), ['style.css', await bundleStyle()]])
  browser = await chromium.launch({
    executablePath: process.env.SENIM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
})
afterAll(() => browser?.close())

/** A person with a Digital ID in a real browser, on a device that can keep passkeys. */
async function openPerson({ signedIn = true, offersByItself = false } = {}) {
  const digitalId = await serveDigitalId(assets)
  const { database, keyring, clock } = digitalId.proofing
  const personId = await someone(database, keyring, clock)
  const context = await browser.newContext({ viewport: { width: 320, height: 700 }, locale: 'en' })
  const page = await context.newPage()
  // Browsers differ in offering a passkey inside a field; a virtual device would take the offer at once.
  if (!offersByItself)
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false
    })
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options: device })
  if (signedIn) {
    const session = { personId, program: 'digital-id', device: '', amr: ['face'] } as const
    const { token } = await openSession(database, clock, session)
    await context.addCookies([{ name: 'senim_digital_id', value: token, url: digitalId.origin }])
  }
  const makePasskey = async () => {
    await page.goto(`${digitalId.origin}/passkeys/new?lang=en`)
    await page.click('passkey-offer button')
    await page.waitForURL('**/passkeys/added**')
  }
  return { ...digitalId, personId, context, page, devtools, authenticatorId, makePasskey }
}

test('a passkey is made on a device, signs its owner in at a service, and both stand in the history', async () => {
  const { service, personId, page, proofing, makePasskey, faults } = await openPerson()
  const { database, keyring } = proofing
  await makePasskey()
  expect(await listPasskeys(database, keyring, personId)).toMatchObject([{ name: 'Chrome, Linux' }])
  const { address, learn } = await service.ask()
  await page.goto(address.href)
  await page.click('passkey-sign-in button')
  await page.waitForSelector('form[action$="/allow"]')
  await page.click('form[action$="/allow"] button')
  await page.waitForURL(`${service.origin}/back**`)
  expect(await learn(new URL(page.url()))).toMatchObject({ amr: ['pop', 'user', 'mfa'] })
  const operations = (await listOperations(database, personId)).map(({ operation }) => operation)
  expect(operations).toEqual(expect.arrayContaining(['passkey-added', 'signed-in']))
  expect(faults).toEqual([])
})

test('where the browser offers the passkey in the field by itself, nothing has to be pressed', async () => {
  const { service, page, makePasskey, faults } = await openPerson({ offersByItself: true })
  await makePasskey()
  const { address } = await service.ask()
  await page.goto(address.href)
  await page.waitForSelector('form[action$="/allow"]')
  expect(faults).toEqual([])
})

test('a passkey that was removed is refused in words', async () => {
  const { service, personId, page, proofing, makePasskey } = await openPerson()
  await makePasskey()
  const { database, keyring, clock } = proofing
  const [passkey] = await listPasskeys(database, keyring, personId)
  await removePasskey(database, clock, personId, passkey?.id ?? '', { channel: 'portal' })
  const { address } = await service.ask()
  await page.goto(`${address.href}`)
  await page.click('passkey-sign-in button')
  await page.waitForFunction(() => document.querySelector('[data-part="told"]')?.textContent !== '')
  expect(page.url()).toContain('/sign-in/')
})

test('nobody adds a passkey who has not just signed in', async () => {
  const { origin, page, context } = await openPerson({ signedIn: false })
  const answer = await page.goto(`${origin}/passkeys/new?lang=en`)
  expect(answer?.status()).toBe(403)
  expect(await page.textContent('body')).toContain('sign in again first')
  const options = await context.request.post(`${origin}/passkeys/new/options`, { headers: { origin } })
  expect(options.status()).toBe(409)
})

test('a session older than a quarter of an hour is not enough', async () => {
  const { origin, page, clock } = await openPerson()
  clock.advance(15 * 60_000)
  expect((await page.goto(`${origin}/passkeys/new`))?.status()).toBe(403)
})

test('who skips goes back to where they came from, and nowhere else', async () => {
  const { origin, portal, page } = await openPerson()
  const skip = async (asked: string) => {
    await page.goto(`${origin}/passkeys/new?return=${encodeURIComponent(asked)}`)
    return page.getAttribute('main a.button-quiet', 'href')
  }
  expect(await skip(`${portal}/account`)).toBe(`${portal}/account`)
  expect(await skip('https://evil.example/')).toBe(`${portal}/account/devices`)
})

test.each(['kk', 'ru', 'en'])(
  'axe finds nothing on the first page and the offer, in %s',
  async (language) => {
    const { origin, service, page } = await openPerson()
    const { address } = await service.ask()
    await page.goto(address.href)
    for (const url of [`${page.url()}?lang=${language}`, `${origin}/passkeys/new?lang=${language}`]) {
      await page.goto(url)
      expect(await findBarriers(page, 'best-practice')).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    }
  },
)
