import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openKeyFile, pemOf } from '#eds'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { headMissing, openHead } from './camera.ts'
import { here } from './here.ts'
import { codesOn, photograph, readCode, readOrder, register, sendVideo, waitForSms } from './registering.ts'

const { portal, digitalId, sandbox } = here
const timur = { iin: '961108300019', phone: '+77080000105' }
const password = 'Құпия-сөз 12'

let browser: Browser
let head: Awaited<ReturnType<typeof openHead>>
let phone: BrowserContext
let page: Page
let folder: string

beforeAll(async () => {
  if (browserMissing || headMissing) return
  folder = mkdtempSync(join(tmpdir(), 'senim-order-eds-'))
  head = await openHead()
  browser = await openBrowser()
  phone = await openPerson(browser, { language: 'en' })
  page = await phone.newPage()
  await photograph(phone, timur, head.photo)
})
afterAll(async () => {
  await browser?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

async function inThreeLanguages(): Promise<void> {
  const address = new URL(page.url())
  for (const language of ['kk', 'ru', 'en']) {
    address.searchParams.set('lang', language)
    await page.goto(address.href)
    await expectAccessible(page)
  }
}

/** Consents to the video, shows the face, and comes back to what it was for. */
async function identify(): Promise<void> {
  await page.locator('label[for=agree]').click()
  await page.locator('form[action$="/video"] button').click()
  await page.waitForURL('**/video/camera')
  await sendVideo(page, await head.obeying(await readOrder(page)))
}

async function order(place: 'file' | 'cloud'): Promise<void> {
  await page.goto(`${digitalId}/signatures/new`)
  await page.locator('input[name=holder][value=individual]').check({ force: true })
  await page.locator(`input[name=place][value=${place}]`).check({ force: true })
  await page.locator('form[action="/signatures/new"] button').click()
  await page.waitForURL('**/video')
  await identify()
  await page.waitForURL(/\/signatures\/orders\/[0-9a-f-]{36}\?face/)
}

/** One person's story, in order: each part goes on where the last one stopped. */
describe.skipIf(browserMissing || headMissing)(
  'a sole proprietor without an EDS gets one and signs with it',
  () => {
    test('the account says what is needed, and leads to the order', { timeout: 240_000 }, async () => {
      await register(page, timur, head)
      await page.locator('main a[href*="/sign-in?to="]').click()
      await page.waitForURL(`${portal}/account`)
      await page.goto(`${portal}/account/signatures`)
      await inThreeLanguages()
      await page.goto(`${portal}/help/eds-what-and-how`)
      await expectAccessible(page)
      await page.goto(`${digitalId}/signatures/new`)
      await inThreeLanguages()
    })

    test('a key file is made in the page and leaves with its password only', {
      timeout: 120_000,
    }, async () => {
      await order('file')
      await inThreeLanguages()
      await page.locator('input[name=password]').fill(password)
      await page.locator('input[name=again]').fill(password)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('new-key-file form button').click(),
      ])
      const file = new Uint8Array(readFileSync(await download.path()))
      const { entries } = await openKeyFile(file, password)
      expect(entries.map(({ friendlyName }) => friendlyName)).toEqual(['AUTH', 'SIGN'])
      await expectAccessible(page)
      await waitForSms(phone, timur.phone, 'EDS')
    })

    test('a key in the cloud signs a letter after a code and a face', { timeout: 240_000 }, async () => {
      await order('cloud')
      await page.locator('form[action$="/cloud"] button').click()
      await page.waitForURL(/\/signatures\/orders\/[0-9a-f-]{36}$/)
      await expectAccessible(page)

      await page.goto(`${portal}/account/signatures/sign`)
      await inThreeLanguages()
      const letter = {
        name: 'letter.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Велосипед жөндеу: 15 000 ₸'),
      }
      await page.locator('#file').setInputFiles(letter)
      await page.locator('form[action="/account/signatures/sign"] button').click()
      await page.waitForURL(`${digitalId}/sign/*`)
      await page.locator('a[href$="/cloud"]').click()
      await page.waitForURL('**/cloud')
      await inThreeLanguages()
      const seen = await codesOn(phone, timur.phone)
      await page.locator('form[action$="/cloud"] button').click()
      await page.waitForURL('**/cloud/code')
      await expectAccessible(page)
      await page.locator('input[name=code]').fill(await readCode(phone, timur.phone, seen))
      await page.locator('form[action$="/code"] button').click()
      await page.waitForURL('**/cloud/video')
      await identify()
      await page.waitForURL('**/cloud/confirm')
      await expectAccessible(page)
      await page.locator('form[action$="/confirm"] button').click()
      await page.waitForURL(/\/sign\/[0-9a-f-]{36}$/)
      const id = page.url().split('/').at(-1)
      await page.goto(`${portal}/account/signatures/signed/${id}`)
      await inThreeLanguages()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('main a[href$="/signature"]').click(),
      ])
      expect(await openSslReads(readFileSync(await download.path()))).toContain('letter.txt')
    })

    test('certificates are revoked, each with its reason, and nothing can sign any more', async () => {
      await page.goto(`${digitalId}/signatures`)
      await inThreeLanguages()
      await page.locator('main a[href$="/revoke"]').first().click()
      await inThreeLanguages()
      await page.locator('input[name=reason]').first().check({ force: true })
      await page.locator('form[action$="/revoke"] button').click()
      await page.waitForURL('**/signatures?revoked')
      await page.goto(`${digitalId}/signatures/lost`)
      await inThreeLanguages()
      for (const box of await page.locator('input[name=serial]').all()) await box.check({ force: true })
      await page.locator('form[action="/signatures/lost"] button').click()
      await page.waitForURL('**/signatures/new?lost')
      await page.goto(`${portal}/account/signatures`)
      expect(await page.getByText('Valid', { exact: true }).count()).toBe(0)
      expect(await page.getByText('Revoked', { exact: true }).count()).toBe(3)
      await waitForSms(phone, timur.phone, 'revoked')
    })
  },
)

/** What `openssl cms` says was signed; it trusts the sandbox's root alone. */
async function openSslReads(cms: Buffer): Promise<string> {
  const root = new Uint8Array(await (await fetch(`${sandbox}/authority/root.cer`)).arrayBuffer())
  const rootFile = join(folder, 'root.pem')
  writeFileSync(rootFile, pemOf('CERTIFICATE', root))
  const { now } = await (await fetch(`${sandbox}/api/clock`)).json()
  const at = String(Math.ceil(new Date(now).getTime() / 1000))
  const asked = ['-inform', 'DER', '-CAfile', rootFile, '-attime', at, '-purpose', 'any']
  return execFileSync('openssl', ['cms', '-verify', '-binary', ...asked], {
    input: cms,
    stdio: ['pipe', 'pipe', 'ignore'],
  }).toString('utf8')
}
