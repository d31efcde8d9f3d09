import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { headMissing, openHead } from './camera.ts'
import { here } from './here.ts'
import {
  advanceClock,
  agree,
  answer,
  expectVerified,
  mendAll,
  type Persona,
  photograph,
  readCode,
  readOrder,
  sendVideo,
  showFace,
  waitForSms,
  walkToIin,
  walkToVideo,
  wordsOf,
} from './registering.ts'

const cameraFile = here.cameraFile
const digitalId = here.digitalId
/** The face of somebody else, as large as a registry's photograph. */
function somebodyElse(): Promise<Buffer> {
  const picture = join(projectRoot, '..', 'shared', 'faces', 'images', 'Aitor_Gonzalez_0001.jpg')
  return sharp(picture).resize(480).jpeg().toBuffer()
}

let browser: Browser
let head: Awaited<ReturnType<typeof openHead>>

beforeAll(async () => {
  if (browserMissing || headMissing) return
  head = await openHead()
  await head.still(cameraFile)
  browser = await openBrowser({ camera: cameraFile })
})
afterEach(() => mendAll())
afterAll(() => browser?.close())

/** Somebody whose registry has this photograph, before the camera. */
async function standBeforeCamera(persona: Persona, language: 'kk' | 'ru' | 'en', photo: Uint8Array) {
  const person = await openPerson(browser, { language })
  await photograph(person, persona, photo)
  const page = await person.newPage()
  await walkToVideo(page, persona)
  return { person, page }
}

/** One video in which the head turns the wrong way first, or is held up as pictures. */
async function takeVideo(page: Page, how: 'disobey' | 'showPictures'): Promise<void> {
  await head[how](cameraFile, await readOrder(page), await somebodyElse())
  await showFace(page)
}

/** The same, sent without a lens: what follows is decided by the server alone. */
async function sendOneVideo(page: Page, how: 'obeying' | 'heldUp'): Promise<void> {
  await sendVideo(page, await head[how](await readOrder(page), await somebodyElse()))
}

async function tryAgain(page: Page): Promise<void> {
  await page.locator('form[action="/register/repeat"] button').click()
  await page.waitForURL('**/register/video/prepare')
}

function told(page: Page): Promise<string> {
  return wordsOf(page.locator('main'))
}

describe.skipIf(browserMissing || headMissing)('a video that does not pass', () => {
  test('five failures lock for fifteen minutes; neither a new browser nor cleared cookies unlock, time alone does', {
    timeout: 240_000,
  }, async () => {
    const persona = { iin: '860618400014', phone: '+77020000141' }
    const { person, page } = await standBeforeCamera(persona, 'en', head.photo)
    await takeVideo(page, 'disobey')
    expect(await told(page)).toContain('Do the movements in the order shown on the screen.')
    expect(await told(page)).toContain('4 attempts left. After that there is a break of 15 minutes.')
    await expectAccessible(page)
    for (const left of [3, 2, 1, 0]) {
      await tryAgain(page)
      if (left === 3) await takeVideo(page, 'showPictures')
      else await sendOneVideo(page, 'heldUp')
      if (left > 0)
        expect(await told(page)).toMatch(new RegExp(`The video did not pass.*${left} attempt`, 's'))
    }
    await expectLocked(page)
    const again = await comeBackWithNothing(person, persona)
    await expectLocked(again)
    await advanceClock(person, 15 * 60)
    await expectUnlocked(again)
    await again.getByRole('link', { name: 'Continue' }).click()
    await sendOneVideo(again, 'obeying')
    await expectVerified(again)
    await person.close()
  })

  test('a flat picture never gets beyond the first movement, and when the time is over nothing was won', async () => {
    const persona = { iin: '900105300019', phone: '+77050000142' }
    const { person, page } = await standBeforeCamera(persona, 'ru', head.photo)
    const [first] = await readOrder(page)
    await head.still(cameraFile)
    await page.locator('#camera-open').click()
    await page.waitForFunction(
      () => Number(document.querySelector<HTMLElement>('camera-check')?.dataset.framesSent) > 12,
    )
    expect(await page.locator('[data-part="order"] [data-state="done"]').count()).toBe(0)
    expect(await page.locator('.camera-cue').textContent()).toMatch(first === 'left' ? /влево/ : /вправо/)
    await advanceClock(person, 3 * 60)
    await page.locator('[data-failure="start-again"]').waitFor()
    await expectAccessible(page)
    await person.close()
  })
})

describe.skipIf(browserMissing || headMissing)('what only a matching face is told', () => {
  test('a document that has expired is named with its day, in the SMS too, and costs no attempt', async () => {
    const persona = { iin: '891024300017', phone: '+77020000153' }
    const { person, page } = await standBeforeCamera(persona, 'ru', head.photo)
    await sendOneVideo(page, 'obeying')
    expect(await told(page)).toContain('16.06.2025')
    expect(await told(page)).not.toMatch(/попыт/)
    await expectAccessible(page)
    await waitForSms(person, persona.phone, '16.06.2025')
    await person.close()
  })

  test('another face hears the one general sentence; that somebody has died is told only to theirs', async () => {
    const persona = { iin: '700402300011', phone: '+77020000102' }
    const { person, page } = await standBeforeCamera(persona, 'kk', await somebodyElse())
    await sendOneVideo(page, 'obeying')
    expect(await told(page)).toContain('Деректер мемлекеттік базалардағы мәліметтермен сәйкес келмеді')
    expect(await told(page)).not.toContain('қайтыс')
    await photograph(person, persona, head.photo)
    await tryAgain(page)
    await sendOneVideo(page, 'obeying')
    expect(await told(page)).toContain('қайтыс')
    await waitForSms(person, persona.phone, 'қайтыс')
    expect(await page.locator('form[action="/register/repeat"]').count()).toBe(0)
    await person.close()
  })
})

async function expectLocked(page: Page): Promise<void> {
  expect(new URL(page.url()).pathname).toBe('/register/locked')
  expect(await wordsOf(page.locator('h1'))).toBe('The video is closed for 15 minutes')
  await page.waitForFunction(() =>
    /\b1[45]:\d\d\b/.test(document.querySelector('.countdown-time')?.textContent ?? ''),
  )
  expect(await told(page)).toContain('Check the light')
  expect(await told(page)).toContain('inside the oval')
  await expectAccessible(page)
}

/** The same phone and IIN in a browser that remembers nothing. */
async function comeBackWithNothing(before: BrowserContext, persona: Persona): Promise<Page> {
  const code = await readCode(before, persona.phone)
  await before.clearCookies()
  await advanceClock(before, 31)
  const person = await openPerson(browser, { language: 'en' })
  const page = await person.newPage()
  await walkToIin(page, persona, [code])
  await answer(page, 'iin', persona.iin)
  await agree(page)
  await page.waitForURL('**/register/locked')
  return page
}

async function expectUnlocked(page: Page): Promise<void> {
  await page.reload()
  expect(await wordsOf(page.locator('h1'))).toBe('You can try again')
  expect(page.url()).toBe(`${digitalId}/register/locked`)
}
