import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { headMissing, openHead } from './camera.ts'
import { here } from './here.ts'
import { expectVerified, photograph, readOrder, showFace, walkToVideo, wordsOf } from './registering.ts'

const portal = here.portal
const digitalId = here.digitalId
const cameraFile = here.cameraFile

/** Presses the button and waits for the panel of this very failure. */
async function meetFailure(page: Page, failure: string) {
  await page.locator('#camera-open').click()
  const panel = page.locator(`[data-failure="${failure}"]`)
  await panel.waitFor()
  expect(await page.locator('[data-failure]:visible').count()).toBe(1)
  expect(await panel.locator('ol:visible li').count()).toBeGreaterThanOrEqual(2)
  expect(await page.locator('[data-view="failed"] .other-ways a').count()).toBe(3)
  await expectAccessible(page)
  return panel
}

/** Follows the help link and finds the very part of the article. */
async function followHelp(page: Page, link: string) {
  await page.locator(`${link} a:visible`).first().click()
  await page.waitForURL(`${portal}/help/**`)
  const { pathname, hash } = new URL(page.url())
  expect(await page.locator(hash).textContent()).not.toBe('')
  return pathname + hash
}

let browser: Browser
let withoutCamera: Browser
beforeAll(async () => {
  if (browserMissing) return
  browser = await openBrowser({ refuses: true })
  withoutCamera = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await withoutCamera?.close()
})

describe.skipIf(browserMissing)('a camera that does not open', () => {
  test('a person who pressed "Block" is told how to give the camera back on this very phone', async () => {
    const userAgent =
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0 Mobile Safari/537.36'
    const person = await openPerson(browser, { language: 'kk', camera: false, userAgent })
    const page = await person.newPage()
    await walkToVideo(page, { iin: '831102400016', phone: '+77070000143' })
    const panel = await meetFailure(page, 'denied')
    expect(await panel.locator('[data-device]:visible').getAttribute('data-device')).toBe('android')
    expect(await wordsOf(panel.locator('h2'))).toBe('Камераға рұқсат берілмеген')
    expect(await followHelp(page, '[data-failure="denied"]')).toBe('/help/no-camera-access#android')
    await page.goBack()
    expect(new URL(page.url()).pathname).toBe('/register/video/prepare')
    await person.close()
  })

  test('inside the window of Instagram a person is led to a real browser', async () => {
    const userAgent =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 390.0'
    const person = await openPerson(browser, { language: 'ru', camera: false, userAgent })
    const page = await person.newPage()
    await walkToVideo(page, { iin: '760303300014', phone: '+77000000145' })
    await meetFailure(page, 'in-app-browser')
    expect(await followHelp(page, '[data-failure="in-app-browser"]')).toBe(
      '/help/camera-does-not-start#in-app-browser',
    )
    await person.close()
  })

  test('without script the page explains itself, and the step can be continued elsewhere', async () => {
    const person = await openPerson(withoutCamera, { language: 'en', script: false })
    const page = await person.newPage()
    await walkToVideo(page, { iin: '990528300015', phone: '+77010000146' })
    const told = page.locator('.camera-without-script')
    expect(await wordsOf(told)).toContain('opens only with JavaScript')
    expect(await told.locator('.other-ways a').count()).toBe(3)
    await told.locator('a[href="/register/handoff"]').click()
    await page.locator('form[action="/register/handoff"] button').click()
    expect(await page.locator('.short-code').textContent()).toMatch(/^\w{4}-\w{4}$/)
    await person.close()
  })
})

describe.skipIf(browserMissing)('another device', () => {
  test('where Chrome does not open the camera, Firefox continues with nothing typed again', async () => {
    const chrome = await openPerson(withoutCamera, { language: 'en', width: 1280 })
    const page = await chrome.newPage()
    await walkToVideo(page, { iin: '850715300013', phone: '+77020000147' })
    await meetFailure(page, 'no-camera')
    const way = page.locator('[data-view="failed"] .other-ways li').filter({ hasText: 'Firefox' })
    expect(await wordsOf(way)).toContain('First close other programs that use the camera')
    await way.locator('a').click()
    await page.locator('form[action="/register/handoff"] button').click()
    await expectAccessible(page)
    expect(await page.locator('#browser').textContent()).toMatch(/Firefox.*First close the programs/s)
    const code = (await page.locator('.short-code').textContent()) ?? ''
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'
    const firefox = await openPerson(withoutCamera, { language: 'en', width: 1280, userAgent })
    const other = await firefox.newPage()
    await continueByCode(other, 'AAAA-2222')
    expect(await wordsOf(other.locator('#error-summary'))).toContain('There is no such code')
    await continueByCode(other, code.toLowerCase().replace('-', ' '))
    await other.waitForURL('**/register/video/prepare')
    await page.waitForURL('**/register/elsewhere', { timeout: 15_000 })
    await expectUsed(withoutCamera, code)
    await chrome.close()
    await firefox.close()
  })

  test.skipIf(headMissing)(
    'at a computer without a camera a person continues on a phone, and the computer goes on by itself',
    { timeout: 90_000 },
    async () => {
      const head = await openHead()
      const phone = await openBrowser({ camera: cameraFile })
      const persona = { iin: '950912300015', phone: '+77050000103' }
      const computer = await openPerson(withoutCamera, { language: 'kk', width: 1280 })
      await photograph(computer, persona, head.photo)
      const page = await computer.newPage()
      await walkToVideo(page, persona)
      await meetFailure(page, 'no-camera')
      await page.locator('[data-view="failed"] a[href="/register/handoff"]').click()
      await page.locator('form[action="/register/handoff"] button').click()
      expect(await page.locator('svg.qr, svg[role="img"]').count()).toBeGreaterThan(0)
      const link = await page.locator('a[href*="/register/continue/"]').getAttribute('href')
      const inHand = await openPerson(phone, { language: 'kk' })
      await continueByLink(inHand, link ?? '', head)
      await page.waitForURL('**/register/result', { timeout: 15_000 })
      await expectVerified(page)
      await computer.close()
      await phone.close()
    },
  )
})

async function continueByLink(
  inHand: BrowserContext,
  link: string,
  head: Awaited<ReturnType<typeof openHead>>,
): Promise<void> {
  const page = await inHand.newPage()
  await page.goto(link)
  await expectAccessible(page)
  await page.locator('form[action^="/register/continue/"] button').click()
  await page.waitForURL('**/register/video/prepare')
  await head.obey(cameraFile, await readOrder(page))
  await showFace(page)
  await expectVerified(page)
}

async function continueByCode(page: Page, code: string): Promise<void> {
  await page.goto(`${digitalId}/register`)
  await page.locator('a[href="/register/continue"]').click()
  await page.locator('input[name=code]').fill(code)
  await page.locator('form[action="/register/continue"] button').click()
}

async function expectUsed(browser: Browser, code: string): Promise<void> {
  const stranger = await openPerson(browser, { language: 'en' })
  const page = await stranger.newPage()
  await continueByCode(page, code)
  expect(await wordsOf(page.locator('#error-summary'))).toContain('It has been used already')
  expect(await page.locator('input[name=code]').inputValue()).toBe(code)
  await stranger.close()
}
