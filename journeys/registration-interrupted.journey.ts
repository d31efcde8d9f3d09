import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { here } from './here.ts'
import {
  agree,
  answer,
  expectProblem,
  type Persona,
  readCode,
  walkToCode,
  walkToIin,
  walkToPhone,
  wordsOf,
} from './registering.ts'

const portal = here.portal
const digitalId = here.digitalId
const sandbox = here.sandbox

let browser: Browser
beforeAll(async () => {
  if (!browserMissing) browser = await openBrowser()
})
afterAll(() => browser?.close())

/** From the home page back to where this browser stopped. */
async function resume(person: BrowserContext): Promise<Page> {
  const page = await person.newPage()
  await page.goto(portal)
  await page.locator('main .hero a[href$="/register"]').click()
  await page.locator('.alert a[href^="/register/"]').click()
  return page
}

/** The tab is closed; another one goes on at the same step. */
async function closeAndResume(page: Page, path: string): Promise<Page> {
  expect(new URL(page.url()).pathname).toBe(path)
  const person = page.context()
  // Chromium forgets to answer when a page is closed in the moment of its arrival.
  await page.waitForLoadState()
  await page.close()
  const again = await resume(person)
  expect(new URL(again.url()).pathname).toBe(path)
  return again
}

async function countSms(person: BrowserContext, { phone }: Persona): Promise<number> {
  const answered = await person.request.get(`${sandbox}/api/phones/${encodeURIComponent(phone)}/messages`)
  return (await answered.json()).messages.length
}

/** A nervous finger: presses the button of a form again before the next page is there. */
async function pressTwice(page: Page, action: string): Promise<void> {
  await page.locator(`form[action="/register${action}"] button`).dblclick({ noWaitAfter: true })
}

describe.skipIf(browserMissing)('a registration that does not go straight on', () => {
  test.each([
    ['with script', true, { iin: '930506400010', phone: '+77050000154' }],
    ['without script', false, { iin: '760813300017', phone: '+77010000152' }],
  ])('%s a tab closed at any step is opened again at that step', async (_, script, persona) => {
    const person = await openPerson(browser, { language: 'kk', script })
    let page = await person.newPage()
    await walkToCode(page, persona)
    page = await closeAndResume(page, '/register/code')
    await answer(page, 'code', await readCode(person, persona.phone))
    page = await closeAndResume(page, '/register/iin')
    await answer(page, 'iin', persona.iin)
    page = await closeAndResume(page, '/register/consent')
    await agree(page)
    page = await closeAndResume(page, '/register/video/prepare')
    await person.close()
  })

  test.each([
    ['with script', true, { iin: '870819300012', phone: '+77050000148' }],
    ['without script', false, { iin: '831207300010', phone: '+77080000150' }],
  ])('%s every button pressed twice does its work once', async (_, script, persona) => {
    const person = await openPerson(browser, { language: 'ru', script })
    const page = await person.newPage()
    await page.goto(`${digitalId}/register`)
    await pressTwice(page, '')
    await page.waitForURL('**/register/phone')
    await page.locator('input[name=phone]').fill(persona.phone)
    await pressTwice(page, '/phone')
    await page.waitForURL('**/register/code')
    const code = await readCode(person, persona.phone)
    expect(await countSms(person, persona)).toBe(1)
    const wrong = code === '314159' ? '271828' : '314159'
    await page.locator('input[name=code]').fill(wrong)
    await pressTwice(page, '/code')
    await page.locator('#error-summary').waitFor()
    await expectProblem(page, 'code', wrong, 'Код неверный. Осталось 4 попытки.')
    await page.locator('input[name=code]').fill(code)
    await pressTwice(page, '/code')
    await page.waitForURL('**/register/iin')
    await page.locator('input[name=iin]').fill(persona.iin)
    await pressTwice(page, '/iin')
    await page.waitForURL('**/register/consent')
    await page.locator('label[for=agree]').click()
    await pressTwice(page, '/consent')
    await page.waitForURL('**/register/video/prepare')
    expect(await countSms(person, persona)).toBe(1)
    await person.close()
  })
})

describe.skipIf(browserMissing)('a page of a registration that is behind', () => {
  test('the back button leads to no page that could be answered twice', async () => {
    const person = await openPerson(browser, { language: 'en' })
    const page = await person.newPage()
    const persona = { iin: '941002300019', phone: '+77000000151' }
    await walkToIin(page, persona)
    await page.goBack()
    await page.waitForURL('**/register/iin')
    await answer(page, 'iin', persona.iin)
    await page.waitForURL('**/register/consent')
    await page.goBack()
    await page.waitForURL('**/register/consent')
    await agree(page)
    await page.waitForURL('**/register/video/prepare')
    await page.goBack()
    await page.waitForURL('**/register/video/prepare')
    await expectAccessible(page)
    await person.close()
  })

  test('of two tabs the one left behind is told where the registration stands, and nothing is done twice', async () => {
    const person = await openPerson(browser, { language: 'en' })
    const persona = { iin: '640509400016', phone: '+77080000132' }
    const [page, other] = [await person.newPage(), await person.newPage()]
    await walkToPhone(page)
    await other.goto(`${digitalId}/register/phone`)
    await answer(page, 'phone', persona.phone)
    await page.waitForURL('**/register/code')
    await answer(other, 'phone', persona.phone)
    await expectLeftBehind(other, '/register/code')
    const code = await readCode(person, persona.phone)
    await answer(page, 'code', code)
    await page.waitForURL('**/register/iin')
    await answer(other, 'code', code)
    await expectLeftBehind(other, '/register/iin')
    await answer(page, 'iin', persona.iin)
    await page.waitForURL('**/register/consent')
    await answer(other, 'iin', persona.iin)
    await expectLeftBehind(other, '/register/consent')
    expect(await countSms(person, persona)).toBe(1)
    await expectAccessible(other)
    await person.close()
  })

  test('begun anew in another tab, the old tab goes on with the new registration', async () => {
    const person = await openPerson(browser, { language: 'en' })
    const page = await person.newPage()
    await walkToIin(page, { iin: '', phone: '+77471000211' })
    const other = await person.newPage()
    await walkToPhone(other)
    await answer(page, 'iin', '631017400012')
    await expectLeftBehind(page, '/register/phone')
    await person.close()
  })
})

async function expectLeftBehind(page: Page, path: string): Promise<void> {
  await page.waitForURL(`**${path}?moved-on`)
  expect(await wordsOf(page.locator('main .alert').first())).toBe(
    'The registration has gone on since you opened that page. This is where it stands now.',
  )
}
