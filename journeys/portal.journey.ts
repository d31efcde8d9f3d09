import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { here } from './here.ts'

const portal = here.portal
const publicPages = [
  '/',
  '/services',
  '/services/refund-pension-contributions',
  '/help',
  '/help/account-locked',
  '/help/install-as-app',
  '/install',
  '/search?q=камера',
  '/search?q=zzzz',
  '/check-signature',
  '/help/check-signature',
  '/help/act-for-company',
  '/about',
  '/accessibility',
  '/nowhere',
]

describe.skipIf(browserMissing)('a visitor of the portal', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  test.each(['kk', 'ru', 'en'] as const)(
    'every page in %s is accessible on a phone of 320 px',
    async (language) => {
      const person = await openPerson(browser, { language, width: 320 })
      const page = await person.newPage()
      for (const path of publicPages) {
        await page.goto(portal + path)
        expect(await page.locator('html').getAttribute('lang')).toBe(language)
        await expectAccessible(page)
      }
      await person.close()
    },
  )

  test('every page is accessible in the dark on a desktop', async () => {
    const person = await openPerson(browser, { width: 1280, dark: true })
    const page = await person.newPage()
    for (const path of publicPages) {
      await page.goto(portal + path)
      await expectAccessible(page)
    }
    await person.close()
  })

  test('the language switch keeps the page, without script too', async () => {
    const person = await openPerson(browser, { language: 'kk', script: false })
    const page = await person.newPage()
    await page.goto(`${portal}/help`)
    await page.getByRole('link', { name: 'Русский' }).first().click()
    expect(new URL(page.url()).pathname).toBe('/help')
    expect(await page.locator('h1').textContent()).toBe('Центр помощи')
    await page.goto(`${portal}/services`)
    expect(await page.locator('h1').textContent()).toBe('Услуги')
    await person.close()
  })

  test('a person asks in their own words and finds the answer, without script', async () => {
    const person = await openPerson(browser, { language: 'ru', script: false })
    const page = await person.newPage()
    await page.goto(portal)
    await page.getByRole('searchbox').fill('не приходит смс')
    await page.getByRole('searchbox').press('Enter')
    await page.locator('main .link-card a').first().click()
    expect(new URL(page.url()).pathname).toBe('/help/sms-code-not-received')
    await person.close()
  })

  test('home, catalogue and passport can be walked with the keyboard alone', async () => {
    const person = await openPerson(browser, { language: 'en', width: 1280 })
    const page = await person.newPage()
    await page.goto(portal)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip-link')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.getByRole('link', { name: 'Services' }).first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`${portal}/services`)
    await page.getByRole('link', { name: 'Assignment of old-age pension' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`${portal}/services/old-age-pension`)
    await person.close()
  })

  test('the account asks to sign in first, at Digital ID', async () => {
    const person = await openPerson(browser)
    const page = await person.newPage()
    await page.goto(`${portal}/account/history`)
    expect(page.url().startsWith(`${here.digitalId}/sign-in/`)).toBe(true)
    await person.close()
  })
})
