import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { bundleIslands } from './islands/testing/serve-islands.ts'
import { bundleStyle } from './testing/bundle-style.ts'
import { serveDigitalId } from './testing/serve-digital-id.ts'

const worker = 'forms-service-worker.js'

async function buildAssets(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'senim-assets-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const islands = await bundleIslands(['forms-service-worker', 'site'])
  await mkdir(folder, { recursive: true })
  for (const [name, body] of islands) await writeFile(join(folder, name), body)
  await writeFile(join(folder, 'style.css'), await bundleStyle())
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ [worker]: worker }))
  return folder
}

async function openPhonePage() {
  const { origin, faults } = await serveDigitalId(new Map(), await buildAssets())
  const browser = await chromium.launch({
    executablePath: process.env.SENIM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  onTestFinished(() => browser.close())
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } })
  const page = await context.newPage()
  await page.goto(`${origin}/register?lang=ru`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.click('form[action="/register"] button')
  await page.fill('[name=phone]', '+7 702 000 01 47')
  return { page, context, faults }
}

/** Presses a button and waits for the next page, which says that what was typed is kept. */
async function sendAndHear(page: Page, button: string): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-before', ''))
  await page.click(button)
  await page.waitForSelector('html:not([data-before]) h1')
  expect(await page.textContent('h1')).toContain('введённое сохранено')
}

test('a form whose network is lost comes back with everything typed, and is sent when the network is back', async () => {
  const { page, context, faults } = await openPhonePage()
  await context.setOffline(true)
  await sendAndHear(page, 'form[action="/register/phone"] button')
  expect(await page.getAttribute('[name=phone]', 'value')).toBe('+7 702 000 01 47')
  const colour = () =>
    page.evaluate(() => getComputedStyle(document.querySelector('button')!).backgroundColor)
  expect(await colour()).not.toBe('rgb(239, 239, 239)')
  await sendAndHear(page, 'button')
  await context.setOffline(false)
  await page.click('button')
  await page.waitForURL('**/register/code')
  expect(faults).toEqual([])
})

test('the browser asks anew for the worker of a page without undoing the choice of another language', async () => {
  const { page } = await openPhonePage()
  const worker = await page.evaluate(
    async () => (await navigator.serviceWorker.ready).active?.scriptURL ?? '',
  )
  await page.goto(`${page.url()}?lang=kk`)
  // As the browser does by itself, at a moment of its own choosing.
  expect(await page.evaluate(async (address) => (await fetch(address)).status, worker)).toBe(200)
  await page.goto(new URL('/register', page.url()).href)
  expect(await page.getAttribute('html', 'lang')).toBe('kk')
})

test('the browser keeps the look of pages and no page', async () => {
  const { page } = await openPhonePage()
  const kept = () =>
    page.evaluate(async () => {
      const names = await caches.keys()
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return requests.flat().map(({ url }) => new URL(url).pathname)
    })
  for (const path of await kept()) expect(path).toMatch(/^\/assets\//)
  expect(await kept()).toContain('/assets/style.css')
})

test('pages without an island of their own get less than two kilobytes of script', async () => {
  const site = (await bundleIslands(['site'])).get('site.js')
  expect(gzipSync(site ?? new Uint8Array()).length).toBeLessThan(2000)
})
