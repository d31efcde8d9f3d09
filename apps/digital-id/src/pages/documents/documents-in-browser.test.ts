import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root'
import { findBarriers, overflowOf } from '#platform/testing'
import { bundleIslands } from '../../islands/testing/serve-islands.ts'
import { aidosSignedIn, videoPassed } from '../../testing/attach-document.ts'
import { bundleStyle } from '../../testing/bundle-style.ts'
import { serveDigitalId } from '../../testing/serve-digital-id.ts'

const cards = join(projectRoot, '..', 'shared', 'documents', 'synthetic')
const missing = existsSync(cards) ? false : `the test cards ${cards} are not here`
const card = (name: string) => join(cards, `${name}.jpg`)

let browser: Browser
let assets: ReadonlyMap<string, Uint8Array>

beforeAll(async () => {
  const names = ['document-camera', 'document-camera-worker', 'card-corners', 'letter-bar']
  assets = new Map([...(await bundleIslands(names)), ['style.css', await bundleStyle()]])
  browser = await chromium.launch({
    executablePath: process.env.SENIM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
})
afterAll(() => browser?.close())

async function openPerson({ width = 390, language = 'ru', dark = false } = {}) {
  const digitalId = await serveDigitalId(assets)
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
  })
  context.setDefaultTimeout(30_000)
  await aidosSignedIn(digitalId, context)
  return { ...digitalId, digitalId, page: await context.newPage() }
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await findBarriers(page), page.url()).toEqual([])
  expect(await overflowOf(page), page.url()).toBeLessThanOrEqual(0)
}

const choose = async (page: Page, origin: string) => {
  await page.goto(`${origin}/documents/new`)
  await expectAccessible(page)
  await page.locator('input[value=id-card]').check({ force: true })
  await page.locator('form[action="/documents/new"] button').click()
  await page.waitForURL('**/front')
}

async function sendFile(page: Page, file: string): Promise<void> {
  await page.locator('#picture').setInputFiles(card(file))
  await page.locator('form:has(#picture) button').click()
  await page.waitForSelector('card-corners', { timeout: 90_000 })
}

describe.skipIf(missing)('a document attached in a browser', () => {
  test.each([
    { width: 390, language: 'kk' },
    { width: 1280, language: 'ru', dark: true },
  ])('file by file, with every page accessible: %o', { timeout: 240_000 }, async (how) => {
    const { page, origin, digitalId } = await openPerson(how)
    const look = () => expectAccessible(page)
    await choose(page, origin)
    await look()
    await sendFile(page, 'c4000_front_L0')
    await look()
    await page.locator('main a[href$="/back"]').click()
    await sendFile(page, 'c4000_back_L0')
    await look()
    await page.locator('main a[href$="/fields"]').click()
    await look()
    await page.locator('form[action$="/fields"] button[type=submit]').click()
    await page.waitForURL('**/video')
    await look()
    await videoPassed(digitalId, page.url())
    await page.goto(page.url().replace('/video', '/check'))
    await look()
    await page.locator('form[action$="/check"] button').click()
    await page.waitForURL('**?sent')
    await look()
    await page.context().close()
  })

  test('a network that goes away and comes back costs nothing', { timeout: 120_000 }, async () => {
    const { page, origin } = await openPerson({ language: 'en' })
    await choose(page, origin)
    await page.context().setOffline(true)
    await page.locator('#picture').setInputFiles(card('c4000_front_L0'))
    await page.locator('form:has(#picture) button').click()
    await page.waitForSelector('document-camera[data-sending="waiting"]')
    await expectAccessible(page)
    expect(await page.locator('#document-sending-told').textContent()).toContain('No network')
    await page.context().setOffline(false)
    await page.waitForSelector('card-corners', { timeout: 90_000 })
    expect(await page.locator('main').textContent()).toContain('the document was recognised')
    await page.context().close()
  })
})
