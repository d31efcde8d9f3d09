import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawSheet } from '../modules/identity-documents/src/testing/persona-card.ts'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { headMissing, openHead } from './camera.ts'
import { here } from './here.ts'
import {
  cardOf,
  holdBeforeCamera,
  layBeforeCamera,
  openModerator,
  passportOf,
  sendFile,
  takeNextCase,
} from './own-card.ts'
import { photograph, readOrder, register, sendVideo, showFace, waitForSms, wordsOf } from './registering.ts'

const portal = here.portal
const digitalId = here.digitalId
const cameraFile = here.cameraFile
const saule = { iin: '840707400014', phone: '+77020000109' }

let browser: Browser
let head: Awaited<ReturnType<typeof openHead>>
let card: Awaited<ReturnType<typeof cardOf>>
let phone: BrowserContext
let page: Page
let moderator: Page

beforeAll(async () => {
  if (browserMissing || headMissing) return
  head = await openHead()
  await head.still(cameraFile)
  browser = await openBrowser({ camera: cameraFile })
  phone = await openPerson(browser, { language: 'ru' })
  page = await phone.newPage()
  await photograph(phone, saule, head.photo)
  card = await cardOf(phone, saule, head.photo)
  moderator = await openModerator(browser, '860618400014')
})
afterAll(() => browser?.close())

/** One person's story, in order: each part goes on where the last one stopped. */
describe.skipIf(browserMissing || headMissing)(
  'somebody who has a Digital ID attaches their identity card',
  () => {
    test('from the empty list to the camera: both sides take themselves', { timeout: 240_000 }, async () => {
      await register(page, saule, head)
      await page.locator('main a[href*="/sign-in?to="]').click()
      await page.waitForURL(`${portal}/account`)
      await page.locator('.account-rooms a[href="/account/documents"]').click()
      await expectAccessible(page)
      await page.locator(`main a[href="${digitalId}/documents/new"]`).click()
      await expectAccessible(page)
      await page.locator('label[for=kind]').click()
      await page.locator('form[action="/documents/new"] button').click()
      await page.waitForURL('**/front')
      await expectAccessible(page)
      await layBeforeCamera(cameraFile, card.front)
      await holdBeforeCamera(page)
      await expectAccessible(page)
      await page.locator('main a[href$="/back"]').first().click()
      await layBeforeCamera(cameraFile, card.back)
      await holdBeforeCamera(page)
      await page.locator('main a[href$="/fields"]').first().click()
    })

    test('compares every field, and mends a name with the Kazakh letters', async () => {
      await expectAccessible(page)
      expect(await page.locator('input[name=iin]').inputValue()).toBe(saule.iin)
      expect(await page.locator('input[name=number]').inputValue()).toBe(card.paper.number)
      expect(await page.locator('.field-crop').count()).toBeGreaterThan(5)
      const name = page.locator('input[name=name]')
      await name.fill('Суле')
      await name.evaluate((field: HTMLInputElement) => field.setSelectionRange(1, 1))
      await page.locator('letter-bar:has(input[name=name]) button').first().click()
      expect(await name.inputValue()).toBe('СӘуле')
      await name.fill('Сәуле')
      await page.locator('input[name=surname]').fill('')
      await page.locator('form[action$="/fields"] button[type=submit]').click()
      expect(await wordsOf(page.locator('#error-summary'))).toContain('Фамилия')
      expect(await name.inputValue()).toBe('Сәуле')
      await expectAccessible(page)
      await page.locator('input[name=surname]').fill('Төлегенова')
      await page.locator('input[name=patronymic]').fill('Кәрімқызы')
      await page.locator('form[action$="/fields"] button[type=submit]').click()
      await page.waitForURL('**/video')
    })

    test('shows their face, keeps no frame, and sends', { timeout: 180_000 }, async () => {
      await expectAccessible(page)
      expect(await page.locator('input[name=still]').isChecked()).toBe(false)
      await page.locator('label[for=agree]').click()
      await page.locator('form[action$="/video"] button').click()
      await page.waitForURL('**/video/camera')
      await head.obey(cameraFile, await readOrder(page))
      await showFace(page)
      expect(page.url()).toContain('/check')
      await expectAccessible(page)
      await page.locator('form[action$="/check"] button').click()
      await page.waitForURL('**?sent')
      await expectAccessible(page)
      expect(await page.locator('time[data-countdown]').count()).toBe(1)
    })
  },
)

describe.skipIf(browserMissing || headMissing)('the document they sent', () => {
  test('is rejected by a moderator; the person reads why, on the page and by SMS', async () => {
    await takeNextCase(moderator)
    expect(await wordsOf(moderator.locator('main'))).toContain(saule.iin)
    await moderator.locator('label[for=reasons-4]').click()
    await moderator.locator('#note').fill('Снимите без вспышки.')
    await moderator.locator('#reject').click()
    await moderator.locator('#now').click()
    await waitForSms(phone, saule.phone, 'документ не принят')
    await page.goto(`${portal}/account/documents`)
    await expectAccessible(page)
    await page.locator('main a[href*="/documents/"]').first().click()
    await expectAccessible(page)
    const told = await wordsOf(page.locator('main'))
    expect(told).toContain('Текст не читается')
    expect(told).toContain('Снимите без вспышки.')
    expect(told).toContain('Модератор открыл документ')
    // Nothing was marked: the pictures are shown all the same.
    expect(await page.locator('.marked-picture img').count()).toBe(2)
  })

  test('is attached again from files, without script, with nothing else repeated', async () => {
    const plain = await openPerson(browser, { language: 'ru', script: false })
    await plain.addCookies(await phone.cookies())
    const other = await plain.newPage()
    await other.goto(`${portal}/account/documents`)
    await other.locator('form[action$="/again"] button').click()
    await other.waitForURL('**/front')
    await sendFile(other, card.front)
    await other.locator('main a[href$="/back"]').first().click()
    await sendFile(other, card.back)
    await other.locator('main a[href$="/fields"]').first().click()
    await other.locator('input[name=patronymic]').fill('Кәрімқызы')
    await other.locator('form[action$="/fields"] button[type=submit]').click()
    await other.waitForURL('**/check')
    await other.locator('form[action$="/check"] button').click()
    await other.waitForURL('**?sent')
    await plain.close()
  })

  test('is accepted, and goes when its owner likes', async () => {
    await takeNextCase(moderator)
    await moderator.locator('#approve').click()
    await moderator.locator('#now').click()
    await waitForSms(phone, saule.phone, 'документ принят')
    await page.goto(`${portal}/account/documents`)
    await page.locator('main a[href*="/documents/"]').first().click()
    expect(await wordsOf(page.locator('h1'))).toBe('Документ принят')
    await expectAccessible(page)
    await page.goto(`${portal}/account/documents`)
    await page.locator('main a[href$="/delete"]').first().click()
    await expectAccessible(page)
    const asked = page.url()
    await page.locator('form[action$="/delete"] button').click()
    await page.waitForURL('**?deleted')
    await expectAccessible(page)
    await page.goto(asked)
    expect(await wordsOf(page.locator('main'))).toContain('документы изменились')
  })
})

/** From the list of kinds to the first picture. */
async function choose(kind: string): Promise<void> {
  await page.goto(`${digitalId}/documents/new?kind=${kind}`)
  await page.locator('form[action="/documents/new"] button').click()
  await page.waitForURL(/\/(front|page)$/)
}

/** To the fields, which get these values, and on to the video. */
async function typeFields(typed: Readonly<Record<string, string>>): Promise<void> {
  await page.locator('main a[href$="/fields"]').first().click()
  await page.waitForURL('**/fields')
  await expectAccessible(page)
  for (const [name, value] of Object.entries(typed)) await page.locator(`[name="${name}"]`).fill(value)
  await page.locator('form[action$="/fields"] button[type=submit]').click()
  await page.waitForURL('**/video')
}

const names = { surname: 'Төлегенова', name: 'Сәуле', patronymic: 'Кәрімқызы' }

describe.skipIf(browserMissing || headMissing)('a document of another kind', () => {
  test('a passport is its data page alone, and is sent like a card', { timeout: 120_000 }, async () => {
    await choose('passport')
    await sendFile(page, await passportOf(phone, saule))
    await typeFields(names)
    await page.locator('label[for=agree]').click()
    await page.locator('form[action$="/video"] button').click()
    await page.waitForURL('**/video/camera')
    await sendVideo(page, await head.obeying(await readOrder(page)))
    expect(await wordsOf(page.locator('main dl').last())).toContain('N12345678')
    await page.locator('form[action$="/check"] button').click()
    await page.waitForURL('**?sent')
  })

  test('a residence permit has two sides', { timeout: 120_000 }, async () => {
    await choose('residence-permit')
    await sendFile(page, card.front)
    await page.locator('main a[href$="/back"]').first().click()
    await sendFile(page, card.back)
    await typeFields(names)
  })

  test('a candas certificate is a sheet whose every field is typed by hand', {
    timeout: 120_000,
  }, async () => {
    await choose('candas-certificate')
    await sendFile(page, await drawSheet())
    await typeFields({
      ...names,
      iin: saule.iin,
      number: 'К-0123456',
      'birthDate-day': '7',
      'birthDate-month': '7',
      'birthDate-year': '1984',
      'issued-day': '1',
      'issued-month': '9',
      'issued-year': '2024',
    })
  })
})
