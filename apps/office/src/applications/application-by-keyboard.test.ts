import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBarriers, overflowOf } from '#platform/testing'
import { openOffice } from '../testing/open-office.ts'
import { openReview } from '../testing/open-review.ts'
import { bundleOffice, type OfficeAssets, openPort } from '../testing/serve-office.ts'

const office = await openOffice()
let browser: Browser
let assets: OfficeAssets

beforeAll(async () => {
  assets = await bundleOffice()
  browser = await chromium.launch({
    executablePath: process.env.SENIM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
})
afterAll(() => browser?.close())

async function sitDown(origin: string, session: string, { script = true } = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    javaScriptEnabled: script,
    colorScheme: script ? 'light' : 'dark',
  })
  await context.addCookies([
    { name: 'senim_office', value: session, url: origin },
    { name: 'senim_lang', value: 'kk', url: origin },
  ])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return page
}

async function expectWhole(page: Page): Promise<void> {
  expect(await findBarriers(page)).toEqual([])
  expect(await overflowOf(page)).toBe(0)
}

test('an officer proposes a refusal by keyboard, and a colleague without script confirms it', async () => {
  const port = await openPort()
  const review = await openReview(office, port.origin)
  port.serve(review.office, assets)
  const { look, path } = await review.bringIn()
  const [one, other] = [await review.openDesk('reviewer'), await review.openDesk('reviewer')]
  const page = await sitDown(port.origin, one.session)
  await page.goto(`${port.origin}/applications`)
  await expectWhole(page)
  await page.keyboard.press('n')
  await page.waitForURL(`**${path}`)
  await expectWhole(page)
  await page.click(`details:has([action="${path}/moves/propose-refusal"]) summary`)
  const form = `form[action="${path}/moves/propose-refusal"]`
  await page.selectOption(`${form} [name=refusal]`, 'no-ground')
  await page.fill(`${form} [name=words]`, 'Жарна дұрыс төленген.')
  await page.click(`${form} button`)
  await page.waitForURL(`**${path}/moves/propose-refusal`)
  await expectWhole(page)
  await page.click('form button')
  await page.waitForURL('**/applications?done')

  const plain = await sitDown(port.origin, other.session, { script: false })
  await plain.goto(`${port.origin}${path}`)
  await plain.click('#claim')
  await plain.click(`details:has([action="${path}/moves/confirm-refusal"]) summary`)
  const confirm = `form[action="${path}/moves/confirm-refusal"]`
  await plain.selectOption(`${confirm} [name=refusal]`, 'no-ground')
  await plain.fill(`${confirm} [name=words]`, 'Жарна дұрыс төленген.')
  await plain.click(`${confirm} button`)
  expect(await plain.textContent('article[lang=kk]')).toContain('Жарна дұрыс төленген.')
  await plain.click('form button')
  await plain.waitForURL('**/applications?done')
  expect((await look()).stage).toBe('refused')
}, 60_000)
