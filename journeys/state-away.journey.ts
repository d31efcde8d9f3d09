import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { headMissing, openHead } from './camera.ts'
import { here } from './here.ts'
import {
  answer,
  breakPart,
  expectProblem,
  expectVerified,
  mendAll,
  photograph,
  readCode,
  readOrder,
  showFace,
  walkToIin,
  walkToPhone,
  walkToVideo,
  wordsOf,
} from './registering.ts'

const cameraFile = here.cameraFile
/** Nobody waits longer than this without being told. */
const patienceMilliseconds = 2000

let browser: Browser
beforeAll(async () => {
  if (!browserMissing) browser = await openBrowser({ camera: cameraFile })
})
afterEach(() => mendAll())
afterAll(() => browser?.close())

async function openPage(language: 'kk' | 'ru' | 'en', script = true) {
  const person = await openPerson(browser, { language, script })
  return { person, page: await person.newPage() }
}

/** Presses the button of the phone page and measures until the next page is there. */
async function timeUntilCodePage(page: Page, phone: string): Promise<number> {
  const pressed = performance.now()
  await answer(page, 'phone', phone)
  await page.locator('#delivery').waitFor()
  return performance.now() - pressed
}

/** Presses a button and tells what the page said while the answer was on its way. */
async function readWhileBusy(page: Page, action: string): Promise<string> {
  await page.evaluate(() => {
    addEventListener('submit', () =>
      setTimeout(
        () => sessionStorage.setItem('busy', document.querySelector('.busy')?.textContent ?? ''),
        300,
      ),
    )
  })
  await page.locator(`form[action="/register/${action}"] button`).click()
  await page.waitForLoadState()
  return (await page.evaluate(() => sessionStorage.getItem('busy'))) ?? ''
}

async function expectDelivery(page: Page, sentence: string): Promise<void> {
  await page.locator('#delivery', { hasText: sentence }).waitFor({ timeout: 20_000 })
}

describe.skipIf(browserMissing)('while the SMS gateway', () => {
  test.each([
    ['does not answer, with script', true, '+77471000221'],
    ['does not answer, without script', false, '+77471000222'],
  ])(
    '%s, the page says so at once, and the code comes when the gateway is back',
    async (_, script, phone) => {
      const { person, page } = await openPage('en', script)
      await walkToPhone(page)
      await breakPart(person, 'sms', 'failing')
      expect(await timeUntilCodePage(page, phone)).toBeLessThan(patienceMilliseconds)
      await expectDelivery(page, 'The SMS gateway does not answer right now.')
      expect(await page.locator('a[href$="/help/sms-code-not-received"]').count()).toBe(1)
      await mendAll()
      if (!script) await page.getByRole('link', { name: 'Check again' }).click()
      const code = await readCode(person, phone)
      if (!script) await page.getByRole('link', { name: 'Check again' }).click()
      await expectDelivery(page, 'The SMS was delivered to your phone.')
      await answer(page, 'code', code)
      await page.waitForURL('**/register/iin')
      await person.close()
    },
  )

  test('is slow, the person is not kept waiting and reads how far the SMS has come', async () => {
    const { person, page } = await openPage('ru', false)
    await walkToPhone(page)
    await breakPart(person, 'sms', 'slow')
    expect(await timeUntilCodePage(page, '+77471000223')).toBeLessThan(patienceMilliseconds)
    await expectDelivery(page, 'Оператор принял SMS, но ещё не доставил.')
    await person.close()
  })
})

describe.skipIf(browserMissing)('while the Mobile Citizens Base', () => {
  test.each([
    ['is slow', 'slow', { iin: '720923400014', phone: '+77050000136' }],
    ['does not answer', 'failing', { iin: '690514300016', phone: '+77070000137' }],
  ] as const)('%s, the page says so and keeps the IIN', async (_, mode, persona) => {
    const { person, page } = await openPage('ru')
    await walkToIin(page, persona)
    await breakPart(person, 'mobile-citizens', mode)
    await page.locator('input[name=iin]').fill(persona.iin)
    const busy = await readWhileBusy(page, 'iin')
    if (mode === 'slow') expect(busy).toContain('Проверяем по государственной базе.')
    await expectProblem(
      page,
      'iin',
      persona.iin,
      'Государственная база сейчас не отвечает. Введённое сохранено',
    )
    await expectAccessible(page)
    await mendAll()
    await page.locator('form[action="/register/iin"] button').click()
    await page.waitForURL('**/register/consent')
    await person.close()
  })

  test('answers wrongly, the person hears the one general sentence and can try again', async () => {
    const { person, page } = await openPage('kk', false)
    const persona = { iin: '870329400015', phone: '+77080000138' }
    await walkToIin(page, persona)
    await breakPart(person, 'mobile-citizens', 'wrong')
    await answer(page, 'iin', persona.iin)
    await expectProblem(
      page,
      'iin',
      persona.iin,
      'Деректер мемлекеттік базалардағы мәліметтермен сәйкес келмеді.',
    )
    await mendAll()
    await page.locator('form[action="/register/iin"] button').click()
    await page.waitForURL('**/register/consent')
    await person.close()
  })
})

describe.skipIf(browserMissing || headMissing)('while the State database "Individuals"', () => {
  test('does not answer, a video that passed waits and is not taken again', { timeout: 90_000 }, async () => {
    const head = await openHead()
    await head.still(cameraFile)
    const { person, page } = await openPage('en')
    const persona = { iin: '741230300017', phone: '+77010000140' }
    await photograph(person, persona, head.photo)
    await walkToVideo(page, persona)
    await head.obey(cameraFile, await readOrder(page))
    await breakPart(person, 'individuals', 'slow')
    await showFace(page)
    await expectWaiting(page, 'does not answer')
    expect(await readWhileBusy(page, 'ask-again')).toContain('Checking with the State database.')
    await expectWaiting(page, 'still')
    await mendAll()
    await readWhileBusy(page, 'ask-again')
    await expectVerified(page)
    await person.close()
  })
})

async function expectWaiting(page: Page, words: string): Promise<void> {
  expect(new URL(page.url()).pathname).toBe('/register/result')
  expect(await wordsOf(page.locator('main .alert'))).toContain(words)
  await expectAccessible(page)
}
