import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { headMissing, openHead } from './camera.ts'
import { here } from './here.ts'
import { keepPasskeys } from './passkeys.ts'
import { photograph, register, waitForSms, walkToVideo, wordsOf } from './registering.ts'

const portal = here.portal
const digitalId = here.digitalId
const office = here.office
const sandbox = here.sandbox
const sergey = { iin: '900213300016', phone: '+77070000149' }

const story = {
  kk: { words: 'Камера ашылмайды, экран қап-қара.', search: 'камера ашылмайды', fact: 'Құрылғы' },
  ru: { words: 'Камера не открывается, экран чёрный.', search: 'камера не открывается', fact: 'Устройство' },
  en: {
    words: 'The camera does not open, the screen is black.',
    search: 'camera does not open',
    fact: 'Device',
  },
} as const

let browser: Browser
let officer: Page

beforeAll(async () => {
  if (browserMissing) return
  browser = await openBrowser()
  officer = await joinSupport()
})
afterAll(() => browser?.close())

describe.skipIf(browserMissing)('somebody who is not signed in', () => {
  const ways = (['kk', 'ru', 'en'] as const).flatMap((language) => [
    [language, true] as const,
    [language, false] as const,
  ])

  test.each(ways)(
    'reports a problem in %s, with script: %s, and reads the reply',
    async (language, script) => {
      const person = await openPerson(browser, { language, script })
      const page = await person.newPage()
      // The checker itself needs script; the pages are the same.
      const check = script ? expectAccessible : async () => undefined
      const address = `${language}-${script}@example.kz`
      await page.goto(`${digitalId}/register`)
      await page.locator('footer a[href*="/support/new"]').click()
      await page.waitForURL(`${portal}/support/new**`)
      await check(page)
      await page.locator('input[name=q]').fill(story[language].search)
      await page.locator('main search button').click()
      expect(await page.locator('main .link-card').count()).toBeGreaterThan(0)
      expect(await page.locator('main .link-card').count()).toBeLessThanOrEqual(3)
      await check(page)
      await page.locator('main a[href^="/support/write"]').click()

      await page.locator('form[action="/support/write"] button').click()
      expect(await page.locator('#error-summary li').count()).toBe(1)
      await check(page)
      await page.locator('[name=words]').fill(story[language].words)
      await page.locator('[name=region]').selectOption({ index: 3 })
      await page.locator('[name=email]').fill(address)
      expect(await wordsOf(page.locator('form[action="/support/write"]'))).toContain('digital-id/register')
      await page.locator('form[action="/support/write"] label', { hasText: story[language].fact }).click()
      await page.locator('form[action="/support/write"] button').click()
      await page.waitForURL(`${portal}/support/tickets/**`)
      await check(page)
      const number = await wordsOf(page.locator('.confirmation-reference strong'))
      expect(number).toMatch(/^S-\d{4}-\d{4}$/)
      const sent = page.locator('main details')
      if (script) await sent.locator('summary').click()
      expect(await sent.textContent()).toContain('Chrome')
      expect(await sent.textContent()).not.toContain(story[language].fact)

      await answer(number, `OK: ${number}`)
      const letters = await lettersTo(person, address)
      expect(letters[0]?.subject).toContain(number)
      const link = /http:\/\/\S+\/support\/tickets\/\S+/.exec(letters[0]?.text ?? '')?.[0] ?? ''
      await page.goto(link)
      expect(await wordsOf(page.locator('main'))).toContain(`OK: ${number}`)
      await check(page)

      await page.locator('[name=words]').fill(`${story[language].words} 2`)
      await page.locator('form[action$="/reply"] button').click()
      expect(await page.locator('main .card').count()).toBe(3)
      await page.locator('form[action$="/close"] button').click()
      expect(await page.locator('form[action$="/reply"]').count()).toBe(0)
      await check(page)
      await person.close()
    },
  )
})

describe.skipIf(browserMissing)('whatever led somebody to support', () => {
  test('an error page sends its number along, and nothing else of an address', async () => {
    const person = await openPerson(browser, { language: 'ru', width: 1280 })
    const page = await person.newPage()
    const answer = await page.goto(`${portal}/nowhere`)
    const reference = answer?.headers()['x-request-id'] ?? ''
    await page.locator('main a[href*="/support/new"]').click()
    await page.locator('main a[href^="/support/write"]').click()
    expect(await wordsOf(page.locator('form[action="/support/write"]'))).toContain(reference)
    await page.goto(`${portal}/support/write?from=portal/account/inbox/4f2a91bc-1111&error=x&camera=y`)
    const shown = await wordsOf(page.locator('form[action="/support/write"]'))
    expect(shown).toContain('portal/account/inbox/…')
    expect(shown).not.toContain('4f2a91bc')
    await person.close()
  })

  test('a camera that was refused says why', async () => {
    const refusing = await openBrowser({ refuses: true })
    const person = await openPerson(refusing, { language: 'en', camera: false })
    const page = await person.newPage()
    await walkToVideo(page, { iin: '940317400015', phone: '+77000000157' })
    await page.locator('#camera-open').click()
    await page.locator('[data-failure="denied"]:visible a[href*="camera=denied"]').click()
    await expectAccessible(page)
    await page.locator('main a[href^="/support/write"]').click()
    expect(await wordsOf(page.locator('form[action="/support/write"]'))).toContain('The camera is blocked')
    await refusing.close()
  })
})

describe.skipIf(browserMissing)('a device that is told', () => {
  test('shows a push on the screen', async () => {
    const person = await openPerson(browser, { language: 'ru' })
    await person.grantPermissions(['notifications'], { origin: portal })
    const page = await person.newPage()
    const devtools = await person.newCDPSession(page)
    const registered = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        const active = versions.find(({ status }) => status === 'activated')
        if (active) resolve(active.registrationId)
      })
    })
    await devtools.send('ServiceWorker.enable')
    await page.goto(portal)
    const registrationId = await registered
    const push = {
      title: 'Senim',
      body: 'Служба поддержки ответила.',
      lang: 'ru',
      link: '/account/inbox',
      tag: 't',
    }
    await devtools.send('ServiceWorker.deliverPushMessage', {
      origin: portal,
      registrationId,
      data: JSON.stringify(push),
    })
    const shown = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready
        const all = await registration.getNotifications()
        return all.map(({ title, body, data: link }) => ({ title, body, link }))
      })
    await expect
      .poll(shown, { timeout: 10_000 })
      .toEqual([{ title: push.title, body: push.body, link: push.link }])
    await person.close()
  })
})

describe.skipIf(browserMissing || headMissing)('somebody with a Digital ID', () => {
  test('finds the form filled, and the reply in the inbox', async () => {
    const head = await openHead()
    const person = await openPerson(browser, { language: 'ru' })
    await photograph(person, sergey, head.photo)
    const page = await person.newPage()
    await register(page, sergey, head)
    await page.goto(`${portal}/account/devices`)
    await page.waitForURL(`${portal}/account/devices`)
    await expectAccessible(page)
    expect(await page.locator('push-switch').count()).toBe(1)
    await page.goto(`${portal}/support/write?from=digital-id/register/result`)
    expect(await page.inputValue('[name=iin]')).toContain('900213')
    expect(await page.inputValue('[name=phone]')).not.toBe('')
    await page.locator('[name=words]').fill('Не могу приложить паспорт.')
    await page.locator('form[action="/support/write"] button').click()
    await page.waitForURL(`${portal}/account/support/**`)
    const number = await wordsOf(page.locator('.confirmation-reference strong'))
    await expectAccessible(page)
    await answer(number, 'Снимите разворот с фотографией целиком.')
    await waitForSms(person, sergey.phone, number)
    await page.goto(`${portal}/account/inbox`)
    await page.locator('main .link-card a').first().click()
    expect(await wordsOf(page.locator('main'))).toContain('Снимите разворот с фотографией целиком.')
    await page.locator('main a[href^="/account/support/"]').click()
    await expectAccessible(page)
    await page.goto(`${portal}/account/support`)
    expect(await wordsOf(page.locator('main'))).toContain(number)
    await page.goto(`${portal}/account/history`)
    expect(await wordsOf(page.locator('main'))).toContain('Прочитал сотрудник поддержки')
    await person.close()
  })
})

/** A support officer takes the operator's link, with a passkey of their own. */
async function joinSupport(): Promise<Page> {
  const person = await openPerson(browser, { language: 'en', width: 1280 })
  const page = await person.newPage()
  await keepPasskeys(page)
  await page.goto(here.supportInvitation)
  await page.click('passkey-offer button')
  await page.waitForURL(`${office}/?joined`)
  return page
}

/** The officer finds the ticket by its number, takes it, looks at the templates and replies. */
async function answer(number: string, words: string): Promise<void> {
  await officer.goto(`${office}/support`)
  await officer.fill('[name=number]', number)
  await officer.locator('form[action="/support"] button').click()
  await expectAccessible(officer)
  await officer.getByRole('link', { name: number }).click()
  await officer.locator('form[action$="/claim"] button').click()
  await officer.selectOption('[name=macro]', { index: 1 })
  await officer.locator('form:has([name=macro]) button').click()
  expect(await officer.inputValue('[name=words]')).not.toBe('')
  await expectAccessible(officer)
  await officer.fill('[name=words]', words)
  await officer.locator('form[action$="/reply"] button').click()
  await officer.waitForURL(`${office}/support?done`)
}

type Letter = { readonly subject: string; readonly text: string }

/** Letters in a mailbox of the sandbox; waits for the first. */
async function lettersTo(person: BrowserContext, address: string): Promise<readonly Letter[]> {
  const ask = async (): Promise<readonly Letter[]> =>
    (await (await person.request.get(`${sandbox}/api/mailboxes/${address}/letters`)).json()).letters
  await expect.poll(async () => (await ask()).length, { timeout: 10_000 }).toBeGreaterThan(0)
  return ask()
}
