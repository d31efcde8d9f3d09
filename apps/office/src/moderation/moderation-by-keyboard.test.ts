import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCase } from '#modules/identity-proofing'
import { findBarriers } from '#platform/testing'
import { openModeration, openOffice } from '../testing/open-office.ts'
import { bundleOffice, type OfficeAssets, openPort } from '../testing/serve-office.ts'
import { caseNumber } from './case-number.ts'

const office = await openOffice()
const glare = {
  reason: 'glare',
  refuses: false,
  side: 'front',
  places: [
    [
      { x: 10, y: 10 },
      { x: 30, y: 10 },
      { x: 30, y: 20 },
      { x: 10, y: 20 },
    ],
  ],
} as const

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

/** A moderator before a screen, with cases to decide. */
async function sitDown({ script = true, language = 'en', dark = false } = {}) {
  const port = await openPort()
  const moderation = await openModeration(office, port.origin)
  port.serve(moderation.office, assets)
  const desk = await moderation.openDesk()
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
  })
  await context.addCookies([
    { name: 'senim_office', value: desk.session, url: port.origin },
    { name: 'senim_lang', value: language, url: port.origin },
  ])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const problems: string[] = []
  // The test serves no fonts and no icon; what the policy refuses would be told here too.
  page.on(
    'console',
    (message) => message.text().includes('Content Security') && problems.push(message.text()),
  )
  page.on('pageerror', (error) => problems.push(String(error)))
  return { ...moderation, ...port, desk, page, problems }
}

test('cases are decided with the keyboard alone, one after the other', async () => {
  const { origin, page, sent, desk, problems } = await sitDown()
  const caseId = await sent({ findings: [glare] })
  await page.goto(`${origin}/documents`)
  await page.keyboard.press('n')
  await page.waitForURL(`**/documents/${caseId}`)
  await page.keyboard.press('?')
  expect(await page.locator('#keys').getAttribute('open')).not.toBeNull()
  await page.keyboard.press('z')
  expect(await page.locator('#picture-1').getAttribute('data-open')).not.toBeNull()
  await page.keyboard.press('z')
  expect(await page.locator('#picture-1').getAttribute('data-open')).toBeNull()
  for (const key of ['3', '4', '3']) await page.keyboard.press(key)
  await page.keyboard.press('m')
  await page.keyboard.type('Please turn the lamp away: approve 1 2 3')
  await page.keyboard.press('Escape')
  expect(await page.locator('input[name=reasons]:checked').count()).toBe(1)
  await page.keyboard.press('r')
  expect(await page.locator('[data-part=told]').textContent()).toBe('Reject: takes effect in 5 s')
  await page.keyboard.press('u')
  expect(await page.locator('[data-part=undo]').isVisible()).toBe(false)
  await page.keyboard.press('r')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/documents?done=${caseNumber(caseId)}`)
  expect((await desk.acts())[0]).toBe(`case-decided ${caseNumber(caseId)} reject unreadable`)
  expect(problems).toEqual([])
})

test('a decision nobody undoes takes effect by itself after five seconds', async () => {
  const { origin, page, sent, desk } = await sitDown()
  const caseId = await sent()
  await desk.send(`/documents/${caseId}/claim`)
  await page.goto(`${origin}/documents/${caseId}`)
  await page.keyboard.press('a')
  await page.waitForURL('**/documents?done=**')
  expect((await desk.acts())[0]).toBe(`case-decided ${caseNumber(caseId)} approve`)
})

test('a place marked with the mouse goes to the person with the reason', async () => {
  const { origin, page, sent, desk, doors, owner } = await sitDown()
  const caseId = await sent()
  await desk.send(`/documents/${caseId}/claim`)
  await page.goto(`${origin}/documents/${caseId}`)
  const box = (await page.locator('#picture-1').boundingBox())!
  await page.keyboard.down('Shift')
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 4)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.up()
  await page.keyboard.up('Shift')
  for (const key of ['4', 'r', 'Enter']) await page.keyboard.press(key)
  await page.waitForURL('**/documents?done=**')
  const seen = await readCase(doors, owner, caseId)
  expect(seen?.decisions[0]?.marks).toMatchObject([
    { slot: 'front', reason: 'unreadable', place: [{ x: 16, y: 10 }, {}, { x: 32, y: 20 }, {}] },
  ])
})

test('without script the decision is confirmed on a page, and a side opens as a picture', async () => {
  const { origin, page, sent } = await sitDown({ script: false })
  const caseId = await sent({ findings: [glare] })
  await page.goto(`${origin}/documents`)
  await page.click('#next')
  await page.waitForURL(`**/documents/${caseId}`)
  const picture = await page.locator('#picture-1 a').getAttribute('href')
  expect((await page.request.get(`${origin}${picture}`)).headers()['content-type']).toBe('image/jpeg')
  await page.click('label[for=reasons-4]')
  await page.click('#reject')
  expect(await page.textContent('h1')).toBe('Check your decision')
  await page.click('main form button')
  await page.waitForURL('**/documents?done=**')
})

test.each([
  ['kk', false],
  ['ru', true],
  ['en', false],
] as const)('axe finds nothing on the pages of a moderator, in %s', async (language, dark) => {
  const { origin, page, sent, desk, showPhoto } = await sitDown({ language, dark })
  await showPhoto()
  const caseId = await sent({ findings: [glare] })
  await page.goto(`${origin}/documents`)
  expect(await findBarriers(page, 'best-practice')).toEqual([])
  await desk.send(`/documents/${caseId}/claim`)
  for (const path of ['/documents/second-look', '/documents/agreement', '/me', `/documents/${caseId}`]) {
    await page.goto(origin + path)
    expect(await findBarriers(page, 'best-practice'), path).toEqual([])
  }
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow, `${width}`).toBeLessThanOrEqual(0)
  }
})
