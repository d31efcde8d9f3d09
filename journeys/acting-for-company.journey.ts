import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveDigitalId } from '../apps/portal/src/testing/running-accounts.ts'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { here } from './here.ts'

const bin = '150440000013'
const company = '«Алатау Логистик» ЖШС'
const head = { iin: '771126300017', phone: '+77010000991', surname: 'Абдрахманов', name: 'Ержан' }
const accountant = { iin: '860618400014', phone: '+77010000992', surname: 'Ермекова', name: 'Жұлдыз' }
const password = 'Qwerty12'

async function chooseKey(page: Page, iin: string, use: 'signing' | 'authentication') {
  const answer = await fetch(`${here.sandbox}/api/people/${iin}/key-file?use=${use}&bin=${bin}`)
  const buffer = Buffer.from(await answer.arrayBuffer())
  const element = page.locator('sign-with-key-file')
  await element
    .locator('input[type=file]')
    .setInputFiles({ name: 'key.p12', mimeType: 'application/x-pkcs12', buffer })
  await element.locator('input[type=password]').fill(password)
  await element.locator('button').first().click()
}

/** Signs in with the key of this person for the company, and stands where they are asked in whose name. */
async function signIn(person: BrowserContext, iin: string): Promise<Page> {
  const page = await person.newPage()
  await page.goto(`${here.portal}/sign-in?to=/account`)
  await page.locator('a[href$="/eds"]').click()
  await chooseKey(page, iin, 'authentication')
  await page.waitForURL((url) => url.origin === here.portal && url.pathname === '/account/acting')
  return page
}

describe.skipIf(browserMissing)('given the first head of a company and its accountant', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
    for (const one of [head, accountant]) await giveDigitalId(here.settings, one)
  })
  afterAll(() => browser?.close())

  test('the head signs in with a key file, acts for the company, and gives the accountant a mandate', async () => {
    const person = await openPerson(browser, { language: 'ru' })
    const page = await signIn(person, head.iin)
    await expectAccessible(page)
    await page.locator('label', { hasText: company }).click()
    await page.getByRole('button', { name: 'Продолжить' }).click()
    await page.waitForURL(`${here.portal}/account`)
    expect(await page.locator('.acting-bar').textContent()).toContain(company)
    await page.goto(`${here.portal}/account/mandates/new`)
    await page.locator('#iin').fill(accountant.iin)
    await page.locator('#name').fill('Ермекова Жұлдыз')
    await page.locator('label[for=services]').click()
    for (const [part, value] of [
      ['day', '1'],
      ['month', '6'],
      ['year', String(new Date().getFullYear() + 1)],
    ])
      await page.locator(`input[name=until-${part}]`).fill(value ?? '')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Перейти к подписанию' }).click()
    await page.waitForURL((url) => url.origin === here.digitalId)
    await chooseKey(page, head.iin, 'signing')
    await page.waitForURL(`${here.portal}/account/mandates`)
    expect(await page.locator('main').textContent()).toContain('действует')
    await expectAccessible(page)
    await person.close()
  })

  test("the accountant's own key says why it is not enough, and the mandate lets her prepare", async () => {
    const person = await openPerson(browser, { language: 'ru', width: 1280, dark: true })
    const page = await signIn(person, accountant.iin)
    const asked = await page.locator('main').textContent()
    expect(asked).toContain('это сертификат сотрудника')
    expect(asked).toContain('По доверенности')
    await expectAccessible(page)
    await page.locator('label', { hasText: company }).click()
    await page.getByRole('button', { name: 'Продолжить' }).click()
    await page.locator('.acting-bar').waitFor()
    expect(await page.locator('.acting-bar').textContent()).toContain('по доверенности')
    await page.getByRole('button', { name: 'Вернуться к себе' }).click()
    await page.locator('.acting-bar').waitFor({ state: 'detached' })
    await person.close()
  })
})
