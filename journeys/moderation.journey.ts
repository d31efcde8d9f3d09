import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachCard, cardMissing } from './attaching.ts'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { headMissing, openHead } from './camera.ts'
import { here } from './here.ts'
import { keepPasskeys } from './passkeys.ts'
import { photograph, register, waitForSms, wordsOf } from './registering.ts'

const office = here.office
const persona = { iin: '980227400013', phone: '+77070000104' }

let browser: Browser
let dana: Page

async function openColleague(language: 'kk' | 'ru' | 'en' = 'en'): Promise<Page> {
  const person = await openPerson(browser, { language, width: 1440 })
  const page = await person.newPage()
  await keepPasskeys(page)
  return page
}

async function join(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await expectAccessible(page)
  await page.click('passkey-offer button')
  await page.waitForURL(`${office}/?joined`)
}

/** Finds a case by its number, looks closer, rejects it for a face that is another's; returns how long it took. */
async function rejectByKeyboard(page: Page, caseId: string, note: string): Promise<number> {
  await page.goto(`${office}/documents`)
  const began = Date.now()
  await page.keyboard.press('/')
  await page.keyboard.type(caseId.slice(0, 8))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/documents?number=**')
  await page.keyboard.press('t')
  await page.waitForURL(`**/documents/${caseId}`)
  await page.locator('.desk-side img').first().waitFor()
  for (const key of ['z', 'z', '2', 'm']) await page.keyboard.press(key)
  await page.keyboard.type(note)
  for (const key of ['Escape', 'r', 'Enter']) await page.keyboard.press(key)
  await page.waitForURL('**/documents?done=**')
  return Date.now() - began
}

/** One office's story, in order: each part goes on where the last one stopped. */
describe.skipIf(browserMissing)('staff of the office', () => {
  beforeAll(async () => {
    browser = await openBrowser()
    dana = await openColleague()
  })
  afterAll(() => browser?.close())

  test('two administrators invite a moderator, who joins, signs in again and sits down at the queue', async () => {
    const [first = '', second = ''] = here.invitations
    const [aigul, berik] = [await openColleague('kk'), await openColleague('ru')]
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
    for (const page of [aigul, berik]) await page.context().close()
  })

  test.skipIf(headMissing || cardMissing)(
    'somebody attaches the card of another person, and the moderator rejects it with the keyboard alone',
    async () => {
      const head = await openHead()
      const phones = await openBrowser()
      const person = await openPerson(phones, { language: 'kk' })
      await photograph(person, persona, head.photo)
      const page = await person.newPage()
      await register(page, persona, head)
      await page.locator('main a[href*="/sign-in?to="]').click()
      await page.waitForURL(`${here.portal}/account`)
      const document = await attachCard(page, head)

      const note = 'The card belongs to another person.'
      const took = await rejectByKeyboard(dana, document.slice(-36), note)
      console.log(`A case was decided in ${(took / 1000).toFixed(1)} s of keyboard work.`)

      await waitForSms(person, persona.phone, 'қабылданбады')
      await page.goto(document)
      expect(await wordsOf(page.locator('main'))).toContain(note)
      await phones.close()
    },
    240_000,
  )
})
