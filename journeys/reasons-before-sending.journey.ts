import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root'
import { drawPassportPhoto } from '../modules/identity-documents/src/testing/persona-card.ts'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { headMissing, openHead } from './camera.ts'
import { here } from './here.ts'
import { cardOf, sendFile } from './own-card.ts'
import { photograph, readOrder, register, sendVideo, wordsOf } from './registering.ts'

const cards = join(projectRoot, '..', 'shared', 'documents', 'synthetic')
const missing = existsSync(cards) ? false : `no ${cards}`
const gulmira = { iin: '851011400015', phone: '+77070000118' }

let browser: Browser
let head: Awaited<ReturnType<typeof openHead>>
let page: Page
let expired: Awaited<ReturnType<typeof cardOf>>

beforeAll(async () => {
  if (browserMissing || headMissing || missing) return
  head = await openHead()
  browser = await openBrowser()
  const phone = await openPerson(browser, { language: 'en' })
  page = await phone.newPage()
  await photograph(phone, gulmira, head.photo)
  expired = await cardOf(phone, gulmira, head.photo, { issuedOn: '2014-03-11', expiresOn: '2024-03-10' })
})
afterAll(() => browser?.close())

const picture = (name: string) => readFileSync(join(cards, `${name}.jpg`))
const told = () => wordsOf(page.locator('main'))
const again = (side: string) =>
  page.goto(`${page.url().replace(/\/(front|back|fields).*/, '')}/${side}?again`)

describe.skipIf(browserMissing || headMissing || missing)('before anything is sent, the page says', () => {
  test('a person with a Digital ID begins', { timeout: 180_000 }, async () => {
    await register(page, gulmira, head)
    await page.locator('main a[href*="/sign-in?to="]').click()
    await page.waitForURL(`${here.portal}/account`)
    await page.goto(`${here.digitalId}/documents/new?kind=id-card`)
    await page.locator('form[action="/documents/new"] button').click()
    await page.waitForURL('**/front')
  })

  test.each([
    ['that it is a black-and-white copy', 'c4001_front_bwcopy', 'It looks like a black-and-white copy'],
    ['that it was taken from a screen', 'c4002_front_screen', 'It looks like a picture of a screen'],
    ['that the text cannot be read', 'c4004_front_blur', 'The text is hard to read'],
    ['that there is glare, and where', 'c4005_front_glare', 'There is glare on the document'],
    ['that an edge is cut off', 'c4006_front_cropped', 'An edge of the document is out of view'],
  ])('%s', async (_, name, sentence) => {
    await again('front')
    await sendFile(page, picture(name))
    expect(await told()).toContain(sentence)
    expect(await told()).toContain('What to do:')
    await expectAccessible(page)
  })

  test('that a 3×4 photo is no document', async () => {
    await again('front')
    await sendFile(page, await drawPassportPhoto(head.photo))
    expect(await told()).toContain('No document is seen in the picture')
  })

  test('that both places hold the same side, whichever slot it is in', async () => {
    await again('front')
    await sendFile(page, picture('c4000_front_L0'))
    await again('back')
    await sendFile(page, picture('c4003_front_L2'))
    expect(await told()).toContain('The picture shows another side: Front side')
    await page.goto(page.url().replace(/\/back.*/, '/fields'))
    expect(await told()).toContain('Compare the details with the document')
  })

  test('that the document has expired: it cannot be sent', { timeout: 180_000 }, async () => {
    await again('front')
    await sendFile(page, expired.front)
    await again('back')
    await sendFile(page, expired.back)
    expect(await told()).toContain('The document has expired')
    await page.locator('main a[href$="/fields"]').first().click()
    await page.locator('form[action$="/fields"] button[type=submit]').click()
    await page.waitForURL('**/video')
    await page.locator('label[for=agree]').click()
    await page.locator('form[action$="/video"] button').click()
    await page.waitForURL('**/video/camera')
    await sendVideo(page, await head.obeying(await readOrder(page)))
    await page.waitForURL('**/check**')
    expect(await wordsOf(page.locator('h1'))).toBe('Mend this first')
    expect(await page.locator('form[action$="/check"]').count()).toBe(0)
    await expectAccessible(page)
  })
})
