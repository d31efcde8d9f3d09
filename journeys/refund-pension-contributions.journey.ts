import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root'
import { giveDigitalId } from '../apps/portal/src/testing/running-accounts.ts'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { here } from './here.ts'
import { keepPasskeys } from './passkeys.ts'
import { wordsOf } from './registering.ts'

const service = '/services/refund-pension-contributions'
const bin = '150440000013'
const head = { iin: '771126300017', phone: '+77010000981', surname: 'Абдрахманов', name: 'Ержан' }
const employees = [
  { iin: '860111400692', phone: '+77010000982', surname: 'Әлиева', name: 'Сәуле' },
  { iin: '880214300769', phone: '+77010000983', surname: 'Бекенов', name: 'Асхат' },
]

async function chooseKey(page: Page, iin: string, query: string) {
  const answer = await page.request.get(`${here.sandbox}/api/people/${iin}/key-file?${query}`)
  const element = page.locator('sign-with-key-file')
  const file = { name: 'key.p12', mimeType: 'application/x-pkcs12', buffer: await answer.body() }
  await element.locator('input[type=file]').setInputFiles(file)
  await element.locator('input[type=password]').fill('Qwerty12')
  await element.locator('[data-part="idle"] button').click()
}

/** Signs in with an EDS and stands at the page that was wanted, or is asked in whose name. */
async function signIn(person: BrowserContext, iin: string, query: string, to: string): Promise<Page> {
  const page = await person.newPage()
  await page.goto(`${here.portal}/sign-in?to=${encodeURIComponent(to)}`)
  await page.locator('a[href$="/eds"]').click()
  await chooseKey(page, iin, query)
  await page.waitForURL((url) => url.origin === here.portal && url.pathname !== '/sign-in/callback')
  return page
}

/** Signs what is shown, and is back at the portal. */
async function sign(page: Page, iin: string, query: string): Promise<void> {
  await page.waitForURL((url) => url.origin === here.digitalId && url.pathname.startsWith('/sign/'))
  await chooseKey(page, iin, query)
  await page.waitForURL((url) => url.origin === here.portal)
}

async function invite(role: string, name: string, iin: string): Promise<string> {
  const words = ['staff', 'invite', '--role', role, '--name', name, '--iin', iin, '--json']
  const { stdout } = await promisify(execFile)(process.execPath, ['apps/senim/src/main.ts', ...words], {
    cwd: projectRoot,
    env: { ...process.env, ...here.settings },
  })
  return JSON.parse(stdout).link
}

let browser: Browser
let page: Page
let status: string
let cookies: Parameters<BrowserContext['addCookies']>[0]

beforeAll(async () => {
  if (browserMissing) return
  browser = await openBrowser()
  for (const one of [head, ...employees]) await giveDigitalId(here.settings, one)
})
afterAll(() => browser?.close())

/** One application's story, in order: each part goes on where the last one stopped. */
describe.skipIf(browserMissing)('the payer of a refund of pension contributions', () => {
  test('the first head signs in with an EDS, fills in both steps and submits for approval', async () => {
    const person = await openPerson(browser, { language: 'kk' })
    page = await signIn(person, head.iin, `use=authentication&bin=${bin}`, `${service}/order`)
    await page.locator('label', { hasText: 'Алатау' }).first().click()
    await page.locator('main form button').first().click()
    await page.waitForURL(`${here.portal}${service}/order`)
    await expectAccessible(page)
    await page.locator('form[action$="/order"] button').click()
    await page.waitForURL('**/steps/payer')
    expect(await page.locator('#step-done').getAttribute('aria-disabled')).toBe('true')
    await page.locator('[name=phone]').fill('8 701 123 45 67')
    await page.locator('[name=email]').fill('kense@alatau.example')
    await page.locator('label', { hasText: '«Алатау Логистик» ЖШС' }).first().click()
    await page.locator('[name=region]').selectOption('75')
    await page.locator('[name=bic]').selectOption('CASPKZKA')
    await page.locator('[name=iic]').fill('KZ19601KZT0000000001')
    expect(await page.locator('#step-done').getAttribute('aria-disabled')).toBe('false')
    await page.locator('#step-done').click()
    // The bank's code stands in the account: a wrong pair would send the money back.
    await page.locator('#iic-error').waitFor()
    await expectAccessible(page)
    await page.locator('[name=bic]').selectOption('HSBKKZKX')
    await page.locator('#step-done').click()
    await page.waitForURL('**/steps/employees')
    await page.locator('a[href$="/choose"]').first().click()
    for (const { surname } of employees) {
      await page.locator('input[type=search]').fill(surname)
      await page.locator('search button').click()
      await page.locator('input[name=row]').first().check()
      await page.locator('.form-actions button').click()
      await page.waitForURL('**/steps/employees')
      await page.locator('a[href$="/choose"]').first().click()
      await page.waitForURL('**/choose')
    }
    await expectAccessible(page)
    await page.goBack()
    await page.locator('label', { hasText: 'екі рет' }).click()
    await expectAccessible(page)
    await page.locator('#step-done').click()
    await page.waitForURL('**/check')
    await expectAccessible(page)
    await page.locator('main form button').last().click()
    await page.waitForURL('**?sent')
    await expectAccessible(page)
    status = page.url().replace('?sent', '')
  })
})

describe.skipIf(browserMissing)('everybody else whom the refund concerns', () => {
  test('each employee sees their own part alone, and signs it', async () => {
    for (const [at, { iin }] of employees.entries()) {
      const person = await openPerson(browser, { language: at === 0 ? 'ru' : 'en', dark: at === 0 })
      const own = await signIn(person, iin, 'use=authentication', '/account/inbox')
      await own.locator('main a[href^="/account/inbox/"]').first().click()
      await own.locator(`a[href="${new URL(status).pathname}"]`).click()
      const other = employees[1 - at]?.surname ?? ''
      expect(await wordsOf(own.locator('main'))).not.toContain(other)
      await expectAccessible(own)
      await own.locator('form[action$="/approve"] button').click()
      await sign(own, iin, 'use=signing')
      await own.waitForURL('**?thanks')
      await expectAccessible(own)
      await person.close()
    }
  })

  test('the status page hears that all have agreed, and the head signs', async () => {
    await page.locator('form[action$="/sign/sign"] button').waitFor()
    await page.locator('form[action$="/sign/sign"] button').click()
    await sign(page, head.iin, `use=signing&bin=${bin}`)
    await page.waitForURL('**?sent')
    expect(await wordsOf(page.locator('main'))).toContain('Мемлекеттік корпорация')
    cookies = await page.context().cookies(here.portal)
    await page.close()
  })

  test('the State Corporation accepts, the fund executes, the bank pays, and the payer sees it', async () => {
    const officers = [
      ['reviewer', 'Сәкенова Айдана', '910825300015', 'accept'],
      ['fund-officer', 'Омаров Нұрлан', '870329400015', 'execute'],
    ] as const
    for (const [role, name, iin, move] of officers) {
      const person = await openPerson(browser, { language: 'ru', width: 1280 })
      const desk = await person.newPage()
      await keepPasskeys(desk)
      await desk.goto(await invite(role, name, iin))
      await desk.click('passkey-offer button')
      await desk.waitForURL(`${here.office}/?joined`)
      await desk.goto(`${here.office}/applications`)
      await expectAccessible(desk)
      await desk.locator('main table a').first().click()
      await desk.locator('form[action$="/claim"] button').click()
      await desk
        .locator('details', {
          hasText: role === 'reviewer' ? 'Передать на исполнение' : 'Передать на выплату',
        })
        .first()
        .locator('summary')
        .click()
      await expectAccessible(desk)
      await desk.locator(`form[action$="/moves/${move}"] button`).click()
      await expectAccessible(desk)
      await desk.locator('form[action$="/confirmed"] button').click()
      await desk.waitForURL('**/applications?done')
      await person.close()
    }
    const person = await openPerson(browser, { language: 'ru', script: false })
    const seen = await person.newPage()
    await seen.context().addCookies(cookies)
    await expect
      .poll(
        async () => {
          await seen.goto(status)
          return wordsOf(seen.locator('main'))
        },
        { timeout: 100_000, interval: 3000 },
      )
      .toContain('Деньги поступили на ваш счёт')
  }, 200_000)
})
