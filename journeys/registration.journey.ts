import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { headMissing, openHead } from './camera.ts'
import { here } from './here.ts'
import { expectVerified, photograph, readOrder, showFace, walkToVideo } from './registering.ts'

const cameraFile = here.cameraFile

describe.skipIf(browserMissing || headMissing)('registering a Digital ID before a real camera', () => {
  let browser: Browser
  let head: Awaited<ReturnType<typeof openHead>>
  beforeAll(async () => {
    head = await openHead()
    await head.still(cameraFile)
    browser = await openBrowser({ camera: cameraFile })
  })
  afterAll(() => browser?.close())

  test('given a photograph in the registry, when the head obeys the order, then there is an account, and one press leads into it', async () => {
    const persona = { iin: '771126300017', phone: '+77010000134' }
    const person = await openPerson(browser, { language: 'kk' })
    await photograph(person, persona, head.photo)
    const page = await person.newPage()
    await walkToVideo(page, persona)
    expect(await page.locator('ul.requirements > li:visible').count()).toBe(7)
    await expectAccessible(page)
    await head.obey(cameraFile, await readOrder(page))
    await showFace(page)
    await expectVerified(page)
    await expectAccessible(page)
    await page.locator('main a[href*="/sign-in?to="]').click()
    await page.waitForURL(`${here.portal}/account`)
    await page.goto(`${here.portal}/account/history`)
    expect(await page.locator('.moment').count()).toBeGreaterThan(1)
    await expectAccessible(page)
    await person.close()
  })
})
