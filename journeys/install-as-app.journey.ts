import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, openBrowser, openPerson } from './browser.ts'
import { here } from './here.ts'
import { wordsOf } from './registering.ts'

const portal = here.portal

describe.skipIf(browserMissing)('installing Senim as an app', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  test('from the home page a person finds the steps for Safari and Chrome, with pictures, without script', async () => {
    const person = await openPerson(browser, { language: 'kk', script: false })
    const page = await person.newPage()
    await page.goto(portal)
    await page.goto(`${portal}/help/install-as-app`)
    await page
      .getByRole('main')
      .getByRole('link')
      .filter({ hasText: /орнату/i })
      .first()
      .click()
    await page.waitForURL(`${portal}/install`)
    expect(await page.locator('[data-browser]').count()).toBe(2)
    expect(await page.locator('[data-browser] svg.picture').count()).toBe(2)
    await person.close()
  })

  test('the manifest names icons that exist, in the reader’s language', async () => {
    const person = await openPerson(browser, { language: 'ru' })
    const page = await person.newPage()
    await page.goto(portal)
    const manifest = await page.evaluate(async () => (await fetch('/manifest.webmanifest')).json())
    expect(manifest).toMatchObject({ lang: 'ru', display: 'standalone', short_name: 'Senim' })
    for (const { src } of manifest.icons) {
      const icon = await person.request.get(portal + src)
      expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/png'])
    }
    await person.close()
  })

  test('after one visit the help can be read without a network, and other pages say what is wrong', async () => {
    const person = await openPerson(browser, { language: 'kk' })
    const page = await person.newPage()
    await page.goto(portal)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.waitForFunction(async () => (await caches.match('/help/account-locked')) !== undefined)
    await person.setOffline(true)
    await page.goto(`${portal}/help/account-locked`)
    expect(await wordsOf(page.locator('h1'))).toContain('15 минут')
    await page.goto(`${portal}/services`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Интернет жоқ')
    await person.close()
  })

  test('pages are kept in no cache, and assets for a year by their hash', async () => {
    const person = await openPerson(browser)
    const page = await person.newPage()
    const response = await page.goto(portal)
    expect(response?.headers()['cache-control']).toBe('no-store')
    const style = await page.locator('link[rel=stylesheet]').getAttribute('href')
    expect(style).toMatch(/^\/assets\/style-[0-9A-Z]{8}\.css$/)
    const asset = await person.request.get(portal + style)
    expect(asset.headers()['cache-control']).toBe('public, max-age=31536000, immutable')
    await person.close()
  })
})
