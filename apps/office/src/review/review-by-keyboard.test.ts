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
  await page.click(`a[href="${path}/moves/propose-refusal"]`)
  await expectWhole(page)
  await page.check('[name=refusal][value=no-ground]')
  await page.fill('[name=words]', 'Жарна дұрыс төленген.')
  await page.click('button[value=make]')
  await page.waitForURL('**/applications?done')

  const plain = await sitDown(port.origin, other.session, { script: false })
  await plain.goto(`${port.origin}${path}`)
  await plain.click('#claim')
  await plain.click(`a[href="${path}/moves/confirm-refusal"]`)
  await plain.check('[name=refusal][value=no-ground]')
  await plain.fill('[name=words]', 'Жарна дұрыс төленген.')
  await plain.click('button[value=preview]')
  expect(await plain.textContent('.as-written')).toContain('Жарна дұрыс төленген.')
  await plain.click('button[value=make]')
  await plain.waitForURL('**/applications?done')
  expect((await look()).stage).toBe('refused')
}, 60_000)
