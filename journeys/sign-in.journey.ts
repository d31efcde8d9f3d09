import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { headMissing, openHead } from './camera.ts'
import { here } from './here.ts'
import { keepPasskeys } from './passkeys.ts'
import {
  advanceClock,
  agree,
  mendAll,
  photograph,
  readCode,
  readOrder,
  register,
  showFace,
  wordsOf,
} from './registering.ts'

const portal = here.portal
const digitalId = here.digitalId
const cameraFile = here.cameraFile
const alikhan = { iin: '021203500012', phone: '+77000000106' }

let browser: Browser
let head: Awaited<ReturnType<typeof openHead>>
let phone: BrowserContext
let page: Page

beforeAll(async () => {
  if (browserMissing || headMissing) return
  head = await openHead()
  await head.still(cameraFile)
  browser = await openBrowser({ camera: cameraFile })
  phone = await openPerson(browser, { language: 'en' })
  page = await phone.newPage()
  await openPhone(page)
  await photograph(phone, alikhan, head.photo)
})
afterAll(async () => {
  await browser?.close()
  await mendAll()
})

/** One person's story, in order: each part goes on where the last one stopped. */
describe.skipIf(browserMissing || headMissing)('somebody who has just registered', () => {
  test('adds a passkey and is in their account without proving anything again', async () => {
    await register(page, alikhan, head)
    await page.locator('main a[href^="/passkeys/new"]').click()
    await expectAccessible(page)
    await page.locator('passkey-offer button').click()
    await page.waitForURL('**/passkeys/added**')
    await page.locator('main a.ds-button').last().click()
    await page.waitForURL(`${portal}/account`)
    expect(await wordsOf(page.locator('h1'))).toBe('Hello, Әлихан!')
    expect(await wordsOf(page.locator('main'))).toContain(alikhan.iin)
  })

  test('reads the message, the operation history and who asked for their data', async () => {
    await page.locator('.account-rooms a[href="/account/inbox"]').click()
    await page.locator('main .link-card a').first().click()
    expect(await wordsOf(page.locator('h1'))).toBe('Your Digital ID is ready')
    await page.locator('.account-rooms a[href="/account/history"]').click()
    const history = await wordsOf(page.locator('main'))
    for (const line of [
      'Digital ID created',
      'Passkey added',
      'Signed in',
      'Who asked for your data',
      'Mobile Citizens Base',
    ])
      expect(history).toContain(line)
    await page.locator('.account-rooms a[href="/account/devices"]').click()
    expect(await page.locator('form[action^="/account/passkeys/"]').count()).toBe(1)
  })

  test.each(['kk', 'ru', 'en'])('every room of the account is accessible in %s', async (language) => {
    await page.goto(`${portal}/account?lang=${language}`)
    const rooms = await page
      .locator('.account-rooms a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    expect(rooms.length).toBe(9)
    for (const room of rooms) {
      await page.goto(room)
      expect(await page.locator('html').getAttribute('lang'), room).toBe(language)
      await expectAccessible(page)
    }
  })

  test('signs out, and comes back with the passkey', async () => {
    await page.goto(`${portal}/account`)
    await page.locator('main form[action="/sign-out"] button').click()
    await confirmSignOut(page)
    await page.goto(`${portal}/account`)
    expect(page.url().startsWith(`${digitalId}/sign-in/`)).toBe(true)
    await expectAccessible(page)
    await page.locator('passkey-sign-in button').click()
    await page.waitForURL(`${portal}/account`)
  })

  test('signs in on a second device by phone, code and face; signing out everywhere ends both', async () => {
    const code = await readCode(phone, alikhan.phone)
    await advanceClock(phone, 31)
    const tablet = await openPerson(browser, { language: 'en', width: 820 })
    const other = await tablet.newPage()
    await signInByFace(other, code)
    expect(await wordsOf(other.locator('h1'))).toBe('Hello, Әлихан!')
    await page.goto(`${portal}/account/devices`)
    expect(await page.locator('form[action$="/sign-out"]').count()).toBeGreaterThan(0)
    await page.locator('form[action="/sign-out?everywhere"] button').click()
    await page.waitForURL(`${portal}/`)
    for (const one of [page, other]) {
      await one.goto(`${portal}/account`)
      expect(one.url().startsWith(`${digitalId}/sign-in/`)).toBe(true)
    }
    await tablet.close()
  })
})

async function signInByFace(other: Page, seen: string): Promise<void> {
  await other.goto(portal)
  await other.locator('main .hero a[href="/sign-in"]').click()
  await other.locator('input[name=phone]').fill('8 (700) 000-01-06')
  await other.locator('form[action$="/face"] button').click()
  await expectAccessible(other)
  await other.locator('input[name=code]').fill(await readCode(phone, alikhan.phone, [seen]))
  await other.locator('form[action$="/code"] button').click()
  await agree(other)
  await other.waitForURL('**/video')
  await expectAccessible(other)
  await head.obey(cameraFile, await readOrder(other))
  await showFace(other)
  await other.waitForURL(`${portal}/**`)
  if (new URL(other.url()).pathname === '/') await other.locator('main .hero a[href="/account"]').click()
}

/** A phone with passkeys, whose browser offers none by itself. */
async function openPhone(page: Page): Promise<void> {
  // A virtual device would take the browser's own offer in the field at once, before anybody pressed anything.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false
  })
  await keepPasskeys(page)
}

async function confirmSignOut(page: Page): Promise<void> {
  await page.waitForLoadState()
  await expectAccessible(page)
  const confirm = page.locator('form[action*="sign-out"] button, form[action*="end/confirm"] button')
  if (page.url().startsWith(digitalId)) await confirm.first().click()
  await page.waitForURL(`${portal}/**`)
}
