import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { here } from './here.ts'
import { answer, walkToIin, wordsOf } from './registering.ts'

const portal = here.portal

/** Somebody of sixteen, once in each language, each with the words for the button of their parent's account. */
const minors = [
  { language: 'kk', iin: '101106600019', phone: '+77070000111', button: 'Баланың ЖСН-ін қосу' },
  { language: 'ru', iin: '100921500010', phone: '+77010000107', button: 'Добавить ИИН ребёнка' },
  { language: 'en', iin: '090214600019', phone: '+77000000120', button: 'Add child' },
] as const

describe.skipIf(browserMissing)('somebody under eighteen', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  test.each(minors)(
    'in $language is told the path of the representative before any camera is opened',
    async ({ language, button, ...minor }) => {
      const person = await openPerson(browser, { language, width: 320 })
      const page = await person.newPage()
      await walkToIin(page, minor)
      await answer(page, 'iin', minor.iin)
      await page.waitForURL('**/register/under-age')
      expect(await page.locator('main ol').first().locator('li').count()).toBe(4)
      expect(await wordsOf(page.locator('main ol').first())).toContain(button)
      expect(await page.locator('camera-check').count()).toBe(0)
      await expectAccessible(page)
      await page.locator('main a[href$="/help/under-eighteen"]').click()
      await page.waitForURL(`${portal}/help/under-eighteen`)
      await expectAccessible(page)
      await person.close()
    },
  )

  test('who typed the IIN of a child by mistake begins anew; the camera stays out of reach', async () => {
    const person = await openPerson(browser, { language: 'en' })
    const page = await person.newPage()
    await walkToIin(page, { iin: '', phone: '+77070000199' })
    await answer(page, 'iin', '090214600019')
    await page.waitForURL('**/register/under-age')
    await page.goto(`${here.digitalId}/register/video/prepare`)
    expect(new URL(page.url()).pathname).toBe('/register/under-age')
    await page.getByRole('link', { name: 'I typed the wrong IIN' }).click()
    await page.locator('form[action="/register"] button').click()
    await page.waitForURL('**/register/phone')
    await person.close()
  })

  test('somebody who has turned eighteen needs nobody else’s consent', async () => {
    const person = await openPerson(browser, { language: 'ru' })
    const page = await person.newPage()
    const grown = { iin: '080512500010', phone: '+77010000121' }
    await walkToIin(page, grown)
    await answer(page, 'iin', grown.iin)
    await page.waitForURL('**/register/consent')
    await person.close()
  })
})
