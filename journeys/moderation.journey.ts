import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'

const office = inject('office')

/** A device of its own that keeps passkeys and is unlocked by its owner. */
const device = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const

describe.skipIf(browserMissing)('staff of the office', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  async function openColleague(language: 'kk' | 'ru' | 'en' = 'en'): Promise<Page> {
    const person = await openPerson(browser, { language, width: 1440 })
    const page = await person.newPage()
    const devtools = await person.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options: device })
    return page
  }

  async function join(page: Page, link: string): Promise<void> {
    await page.goto(link)
    await expectAccessible(page)
    await page.click('passkey-offer button')
    await page.waitForURL(`${office}/?joined`)
  }

  test('two administrators invite a moderator, who joins, signs in again and sits down at the queue', async () => {
    const [first = '', second = ''] = inject('invitations')
    const [aigul, berik, dana] = [await openColleague('kk'), await openColleague('ru'), await openColleague()]
    await join(aigul, first)
    await join(berik, second)

    await aigul.goto(`${office}/staff/new`)
    await aigul.fill('[name=name]', 'Әлиева Дана Маратқызы')
    await aigul.click('label[for=roles]')
    await aigul.fill('[name=iin]', '791028302728')
    await expectAccessible(aigul)
    await aigul.click('main form button')
    await aigul.waitForURL(`${office}/staff`)
    expect(await aigul.locator('button[value=approve]').count()).toBe(0)

    await berik.goto(`${office}/staff`)
    await expectAccessible(berik)
    await berik.click('button[value=approve]')
    await berik.waitForURL(`${office}/staff`)

    await aigul.goto(`${office}/staff`)
    await aigul.getByRole('link', { name: 'Әлиева Дана Маратқызы' }).click()
    await aigul.locator('form[action$="/link"] button').click()
    const link = await aigul.inputValue('[name=link]')

    await join(dana, link)
    await expectAccessible(dana)
    expect((await dana.goto(link))?.status()).toBe(410)
    expect((await dana.goto(`${office}/staff`))?.status()).toBe(403)
    await dana.goto(`${office}/me`)
    await expectAccessible(dana)
    await dana.locator('form[action="/sign-out"] button').click()
    await dana.waitForURL('**/sign-in**')
    await expectAccessible(dana)
    await dana.click('passkey-sign-in button')
    await dana.waitForURL(`${office}/`)

    await dana.goto(`${office}/documents`)
    await expectAccessible(dana)
    await dana.keyboard.press('n')
    await dana.waitForURL(`${office}/documents?nothing`)
    for (const page of [aigul, berik, dana]) await page.context().close()
  })
})
