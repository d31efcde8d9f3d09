import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBarriers } from '#platform/testing'
import { serveStyleGuide } from './serve-style-guide.tsx'

let guide: Awaited<ReturnType<typeof serveStyleGuide>>
let browser: Browser

beforeAll(async () => {
  guide = await serveStyleGuide()
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
})

afterAll(async () => {
  await browser?.close()
  await guide?.close()
})

type Scheme = 'light' | 'dark'

async function open(width: number, scheme: Scheme, language = 'kk'): Promise<Page> {
  // axe waits for transitions to end only where there are none.
  const options = { colorScheme: scheme, reducedMotion: 'reduce' } as const
  const context = await browser.newContext({ viewport: { width, height: 844 }, ...options })
  const page = await context.newPage()
  await page.goto(`${guide.url}?lang=${language}`)
  return page
}

test.each([
  [320, 'light', 'kk'],
  [320, 'dark', 'ru'],
  [390, 'light', 'ru'],
  [390, 'dark', 'en'],
  [1280, 'light', 'en'],
  [1280, 'dark', 'kk'],
] as const)(
  'every component at %i px in %s (%s) has no violation and no sideways scroll',
  async (width, scheme, language) => {
    const page = await open(width, scheme, language)
    expect(await findBarriers(page, 'best-practice')).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await page.context().close()
  },
)

test('everything to press alone is at least 44 px high', async () => {
  const page = await open(320, 'light')
  const small = await page.$$eval(
    '.ds-button, .ds-input:not([type=radio], [type=checkbox]), summary, nav a, .link-card, .task, .choice, .pagination a',
    (elements) =>
      elements
        .filter((element) => element.checkVisibility())
        .map((element) => ({
          height: element.getBoundingClientRect().height,
          text: element.outerHTML.slice(0, 90),
        }))
        .filter(({ height }) => height < 44),
  )
  expect(small).toEqual([])
  await page.context().close()
})

test('the phone menu opens without script', async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  })
  const page = await context.newPage()
  await page.goto(guide.url)
  await page.click('.nav-small summary')
  expect(await page.isVisible('.nav-small nav a')).toBe(true)
  await context.close()
})

test('the page asks for nothing that its policy forbids, and gets all it asks for', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => troubles.push(message.text()))
  page.on('response', (response) => {
    if (response.status() >= 400 && !/icon|manifest/.test(response.url())) troubles.push(response.url())
  })
  await page.goto(guide.url, { waitUntil: 'networkidle' })
  expect(troubles.filter((trouble) => /Security Policy|http/.test(trouble))).toEqual([])
  await context.close()
})

test('the bundled font draws every Kazakh letter', async () => {
  const page = await open(390, 'light')
  const drawn = await page.evaluate(async () => {
    const loaded = await document.fonts.load('16px "Golos Text Variable"', 'ӘәҒғҚқҢңӨөҰұҮүҺһІі₸')
    return loaded.map((font) => font.status)
  })
  expect(drawn).toEqual(['loaded', 'loaded', 'loaded'])
  await page.context().close()
})

test('the style sheet stays under 25 kB compressed', async () => {
  const styles = await readFile(join(guide.folder, 'style.css'))
  expect(gzipSync(styles).length).toBeLessThan(25_000)
})
