import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageWith, type ServedIslands, serveIslands } from './testing/serve-islands.ts'

let served: ServedIslands
let browser: Browser
let context: BrowserContext
let done = false
let visits = 0

beforeAll(async () => {
  served = await serveIslands(['countdown', 'code-field', 'handoff', 'site'])
  const { site } = served
  const now = '2031-05-05T10:00:00Z'
  const time = (until: string, more: string) =>
    `<time data-now="${now}" data-countdown="${until}" ${more}>soon</time>`
  site.get('/resend', (c) =>
    c.html(
      pageWith(
        'countdown',
        `${time('2031-05-05T10:00:02Z', 'data-pattern="again in {time}" data-holds="again"')}
         <form action="/sent"><button id="again">again</button></form>`,
      ),
    ),
  )
  site.get('/locked', (c) => {
    visits++
    return c.html(pageWith('countdown', time('2031-05-05T10:14:05Z', '')))
  })
  site.get('/nearly', (c) => {
    visits++
    const until = visits > 1 ? '2031-05-05T11:00:00Z' : '2031-05-05T10:00:01Z'
    return c.html(pageWith('countdown', time(until, 'data-at-zero="reload"')))
  })
  site.get('/slow', (c) =>
    c.html(pageWith('site', '<form action="/late" data-busy="Asking …"><button>go</button></form>')),
  )
  site.get('/late', async (c) => {
    visits++
    await new Promise((resolve) => setTimeout(resolve, 1500))
    return c.html('<!doctype html><title>late</title>')
  })
  site.get('/sent', (c) => c.html('<!doctype html><title>sent</title>'))
  site.get('/code', (c) =>
    c.html(
      pageWith(
        'code-field',
        '<form action="/sent"><input name="code" maxlength="6" autocomplete="one-time-code"><button>go</button></form>',
      ),
    ),
  )
  site.get('/wait', (c) =>
    done
      ? c.redirect('/sent', 303)
      : c.html(pageWith('handoff', '<handoff-watch data-every="200">wait</handoff-watch>')),
  )
  browser = await chromium.launch({
    executablePath: process.env.SENIM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
})

afterAll(async () => {
  await browser?.close()
  served?.close()
})

test.each(['countdown', 'code-field', 'handoff', 'site'])('%s stays under 2 kB', (name) => {
  expect(served.size(name)).toBeLessThan(2000)
})

test('the button waits for its time and says so, whatever the clock of the device', async () => {
  const page = await context.newPage()
  await page.goto(`${served.url}/resend`)
  expect(await page.textContent('time')).toMatch(/^again in 0:0[12]$/)
  await page.click('#again', { force: true })
  expect(page.url()).toMatch(/resend$/)
  await page.waitForSelector('#again[aria-disabled="false"]')
  expect(await page.isVisible('time')).toBe(false)
  await page.click('#again')
  await page.waitForURL('**/sent?')
})

test('a lock shows minutes and seconds', async () => {
  const page = await context.newPage()
  await page.goto(`${served.url}/locked`)
  expect(await page.textContent('time')).toMatch(/^14:0[45]$/)
})

test('at the end the page asks the server anew', async () => {
  visits = 0
  const page = await context.newPage()
  await page.goto(`${served.url}/nearly`)
  await page.waitForFunction(() => /^(1:00|59):/.test(document.querySelector('time')?.textContent ?? ''))
  expect(visits).toBe(2)
})

test('a code is pasted with its spaces, and sent only by the person', async () => {
  const page = await context.newPage()
  await page.goto(`${served.url}/code`)
  await page.evaluate(() => navigator.clipboard.writeText('Код: 123 456'))
  await page.focus('input')
  await page.keyboard.press('Control+V')
  expect(await page.inputValue('input')).toBe('123456')
  await page.waitForTimeout(200)
  expect(page.url()).toMatch(/code$/)
})

test('this browser follows when the other device is done', async () => {
  const page = await context.newPage()
  await page.goto(`${served.url}/wait`)
  await page.waitForTimeout(500)
  expect(page.url()).toMatch(/wait$/)
  done = true
  await page.waitForURL('**/sent')
})

test('a form whose answer takes a while says what is being done, and is sent once', async () => {
  visits = 0
  const page = await context.newPage()
  await page.goto(`${served.url}/slow`)
  const told = await page.evaluate(() => {
    const button = document.querySelector('button')
    button?.click()
    button?.click()
    return [button?.getAttribute('aria-busy'), document.querySelector('[role=status]')?.textContent]
  })
  expect(told).toEqual(['true', 'Asking …'])
  await page.waitForURL('**/late?')
  expect(visits).toBe(1)
  await page.goBack()
  expect(await page.textContent('[role=status]')).toBe('')
})
