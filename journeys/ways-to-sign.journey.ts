import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRunningSenim } from '../apps/digital-id/src/testing/ask-running.ts'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { here } from './here.ts'
import { keyFile, ncalayerKeyDigest, setNcalayer } from './ncalayer.ts'
import { wordsOf } from './registering.ts'

const iin = '771126300017'
const bin = '150440000013'
const password = 'Qwerty12'

let browser: Browser
let person: BrowserContext
let page: Page
let senim: Awaited<ReturnType<typeof openRunningSenim>>

beforeAll(async () => {
  if (browserMissing) return
  senim = await openRunningSenim(here.settings)
  browser = await openBrowser({ trusts: await ncalayerKeyDigest() })
  person = await openPerson(browser, { language: 'ru', width: 1280 })
  page = await person.newPage()
  await setNcalayer(person.request, {
    iin,
    bin: null,
    condition: 'good',
    mode: 'confirm',
    delayMs: 0,
    running: true,
  })
})
afterAll(async () => {
  await browser?.close()
  await senim?.close()
})

/** Something new to sign, opened in the person's browser. */
async function openRequest(signer?: Parameters<typeof senim.ask>[0], on: Page = page) {
  const { requestId, path, cookie } = await senim.ask(signer)
  await on.context().addCookies([{ ...cookie, url: here.digitalId }])
  await on.goto(here.digitalId + path)
  return { requestId, path }
}

/** It is signed, the browser is back at the portal, and OpenSSL says so too. */
async function expectSigned(requestId: string, way: string): Promise<void> {
  await page.waitForURL((url) => url.origin === here.portal)
  expect(await senim.request(requestId)).toMatchObject({ state: 'signed', signed: { way } })
  const { cms } = (await senim.signature(requestId))!
  const folder = mkdtempSync(join(tmpdir(), 'senim-signed-'))
  const root = await (await person.request.get(`${here.sandbox}/authority/root.cer`)).body()
  writeFileSync(join(folder, 'root.cer'), root)
  writeFileSync(join(folder, 'signed.cms'), cms)
  execFileSync('openssl', [
    'x509',
    '-inform',
    'DER',
    '-in',
    `${folder}/root.cer`,
    '-out',
    `${folder}/root.pem`,
  ])
  const { now } = await (await person.request.get(`${here.sandbox}/api/clock`)).json()
  const moment = String(Math.floor(Date.parse(now) / 1000) + 5)
  const verify = [
    'cms',
    '-verify',
    '-binary',
    '-inform',
    'DER',
    '-in',
    `${folder}/signed.cms`,
    '-purpose',
    'any',
  ]
  const signed = execFileSync('openssl', [...verify, '-attime', moment, '-CAfile', `${folder}/root.pem`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  rmSync(folder, { recursive: true })
  expect(JSON.parse(signed.toString())).toMatchObject({ format: 'senim-manifest' })
}

const told = (element: string) => page.locator(`${element} [data-part="told"]`)

describe.skipIf(browserMissing)('NCALayer', () => {
  const press = () => page.locator('sign-with-ncalayer [data-part="idle"] button').click()

  test('signs, and the browser is back where it came from', async () => {
    const { requestId } = await openRequest()
    await expectAccessible(page)
    await press()
    await expectSigned(requestId, 'ncalayer')
  })

  test('cancelled, expired, revoked and not running: each says what to do, and nothing is signed', async () => {
    const { requestId } = await openRequest()
    await setNcalayer(person.request, { mode: 'cancel' })
    await press()
    await told('sign-with-ncalayer').filter({ hasText: 'отказались' }).waitFor()
    await setNcalayer(person.request, { mode: 'confirm', condition: 'expired' })
    await press()
    await page.getByText('Срок действия сертификата закончился').waitFor()
    await setNcalayer(person.request, { condition: 'revoked' })
    await press()
    await page.getByText('Сертификат отозван').waitFor()
    await expectAccessible(page)
    await setNcalayer(person.request, { running: false })
    await press()
    await told('sign-with-ncalayer').filter({ hasText: 'Нет связи' }).waitFor()
    expect(await page.locator('sign-with-ncalayer details').getAttribute('open')).not.toBeNull()
    await expectAccessible(page)
    expect((await senim.request(requestId)).state).toBe('refused')
    await setNcalayer(person.request, { running: true, condition: 'good' })
  })

  test('a first head signs for the legal entity; a key that does not fit is named', async () => {
    const { requestId } = await openRequest({ iin, bin, needs: 'first-head' })
    await press()
    await told('sign-with-ncalayer').filter({ hasText: 'не смог подписать' }).waitFor()
    await setNcalayer(person.request, { bin })
    await press()
    await expectSigned(requestId, 'ncalayer')
    await setNcalayer(person.request, { bin: null })
  })
})

describe.skipIf(browserMissing)('a key file, opened in the page', () => {
  const island = 'sign-with-key-file'
  const choose = async (query: string, typed = password, who = iin) => {
    await page.locator(`${island} input[type=file]`).setInputFiles(await keyFile(person.request, who, query))
    await page.locator(`${island} input[type=password]`).fill(typed)
    await page.locator(`${island} [data-part="idle"] button`).click()
  }

  test('signs without the key or the password leaving the browser', async () => {
    const { requestId } = await openRequest()
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.postData() ?? ''))
    await choose('kind=gost-512')
    await page.waitForURL((url) => url.origin === here.portal)
    expect((await senim.request(requestId)).state).toBe('signed')
    expect(sent.some((body) => body.includes(password))).toBe(false)
    const { requestId: second } = await openRequest()
    await choose('')
    await expectSigned(second, 'key-file')
  })

  test('each wrong file is named before anything is sent', async () => {
    const { requestId } = await openRequest()
    await page.locator(`${island} [data-part="idle"] button`).click()
    await told(island).filter({ hasText: 'Файл не выбран' }).waitFor()
    await choose('', 'wrong')
    await told(island).filter({ hasText: 'Пароль не подошёл' }).waitFor()
    await choose('use=authentication')
    await told(island).filter({ hasText: 'ключ для входа' }).waitFor()
    await choose('', password, '840707400014')
    await told(island).filter({ hasText: 'ТӨЛЕГЕНОВА СӘУЛЕ' }).waitFor()
    await choose('condition=expired')
    await told(island).filter({ hasText: 'Срок действия сертификата закончился' }).waitFor()
    expect((await senim.request(requestId)).state).toBe('open')
    await expectAccessible(page)
  })
})

describe.skipIf(browserMissing)('eGov Mobile', () => {
  const scan = async (code: string) =>
    (await person.request.post(`${here.sandbox}/api/egov-mobile/scans`, { data: { code, iin } })).json()
  const codeOn = async (on: Page) => (await on.locator('details code').textContent()) ?? ''

  test('scans the code on the page, signs on the phone, and the page goes on by itself', async () => {
    const { requestId } = await openRequest()
    await page.locator('#egov-mobile button').click()
    await page.waitForURL('**/qr*')
    await expectAccessible(page)
    const { id } = await scan(await codeOn(page))
    await page.getByText('Телефон открыл документ').waitFor()
    const done = await person.request.post(`${here.sandbox}/api/egov-mobile/scans/${id}/sign`, { data: {} })
    expect(await done.json()).toMatchObject({ state: 'sent' })
    await expectSigned(requestId, 'qr')
  })

  test('refused on the phone, the page says so; a revoked key is refused in the words of the page', async () => {
    const { requestId } = await openRequest()
    await page.locator('#egov-mobile button').click()
    const first = await scan(await codeOn(page))
    const revoked = await person.request.post(`${here.sandbox}/api/egov-mobile/scans/${first.id}/sign`, {
      data: { condition: 'revoked' },
    })
    expect(await revoked.json()).toMatchObject({ state: 'refused' })
    const second = await scan(await codeOn(page))
    await person.request.post(`${here.sandbox}/api/egov-mobile/scans/${second.id}/cancel`)
    await page.getByText('Вы отказались на телефоне').waitFor()
    expect((await senim.request(requestId)).state).toBe('refused')
  })

  test('on the phone itself and without script: by the link, through the pages of the sandbox', async () => {
    const plain = await openPerson(browser, {
      language: 'kk',
      script: false,
      userAgent: 'Mozilla/5.0 (Linux; Android 14) Mobile',
    })
    const phone = await plain.newPage()
    const { requestId } = await openRequest(undefined, phone)
    await phone.locator('#egov-mobile button').click()
    await phone.locator('main a[href*="/egov-mobile?link="]').click()
    await phone.locator('select[name=iin]').selectOption(iin)
    await phone.locator('form button').first().click()
    await phone.waitForURL(/\/egov-mobile\/[0-9a-f-]{36}/)
    await phone.locator('button[value=sign]').click()
    await phone.locator('[data-color="success"]').waitFor()
    expect((await senim.request(requestId)).state).toBe('signed')
    await plain.close()
  })
})

test.skipIf(browserMissing).each(['kk', 'ru', 'en'] as const)(
  'in %s, on a phone, in the dark',
  async (language) => {
    const other = await openPerson(browser, { language, dark: true })
    const small = await other.newPage()
    await openRequest(undefined, small)
    await expectAccessible(small)
    await small.locator('details summary').first().click()
    await expectAccessible(small)
    await small.locator('form[action$="/cancel"] button').click()
    await small.waitForURL((url) => url.origin === here.portal)
    expect(await wordsOf(small.locator('h1'))).not.toBe('')
    await other.close()
  },
)
