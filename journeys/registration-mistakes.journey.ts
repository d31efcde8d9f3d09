import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { here } from './here.ts'
import {
  advanceClock,
  answer,
  expectProblem,
  mendAll,
  readCode,
  walkToCode,
  walkToIin,
  walkToPhone,
} from './registering.ts'

const digitalId = here.digitalId

/** What may be wrong with a phone number, and how the page says so. */
const wrongPhones = [
  ['', 'Введите номер телефона.'],
  ['8 701 12-34', 'Это не похоже на номер телефона.'],
  ['+7 701 CALL ME', 'Это не похоже на номер телефона.'],
  ['+7 916 123-45-67', 'Это номер другой страны.'],
  ['00 49 30 901820', 'Это номер другой страны.'],
  ['8 (727) 250-00-00', 'Это городской номер: на него не приходят SMS.'],
] as const

/** Every kind of error of an IIN, and how the page says so. */
const wrongIins = [
  ['', 'Type your IIN.'],
  ['85071530001а', 'An IIN has only digits.'],
  ['85071530001', 'An IIN has 12 digits.'],
  ['8507153000133', 'An IIN has 12 digits.'],
  ['850715700013', 'The seventh digit is between 0 and 6.'],
  ['851315300013', 'there is no such day'],
  ['350715500013', 'this birth date is still to come'],
  ['850715300400', 'Such an IIN is never issued.'],
  ['850715300014', 'One digit is wrong'],
] as const

let browser: Browser
beforeAll(async () => {
  if (!browserMissing) browser = await openBrowser()
})
afterEach(() => mendAll())
afterAll(() => browser?.close())

/** A code of six digits that is none of these. */
function anotherCode(...codes: readonly string[]): string {
  const all = ['314159', '271828', '161803', '141421', '173205', '223606']
  return all.find((code) => !codes.includes(code))!
}

async function askForAnotherCode(page: Page): Promise<void> {
  await page.locator('form[action="/register/code/again"] button').click()
  await page.waitForURL('**/register/code?sent')
}

describe.skipIf(browserMissing)('what is typed wrong', () => {
  test.each([
    ['with script', true],
    ['without script', false],
  ])('%s every phone that takes no code is told its own sentence, and is still there', async (_, script) => {
    const person = await openPerson(browser, { language: 'ru', script })
    const page = await person.newPage()
    await walkToPhone(page)
    for (const [typed, sentence] of wrongPhones) {
      await answer(page, 'phone', typed)
      await expectProblem(page, 'phone', typed, sentence)
    }
    if (script) await expectAccessible(page)
    await answer(page, 'phone', script ? ' 8 (747) 100-02-01' : '+7 747 1000202')
    await page.waitForURL('**/register/code')
    await person.close()
  })

  test('every error of an IIN has its own sentence; another’s IIN, an unknown one and a dead one’s get one and the same', async () => {
    const person = await openPerson(browser, { language: 'en' })
    const page = await person.newPage()
    const persona = { iin: '510707400016', phone: '+77070000131' }
    await walkToIin(page, persona)
    for (const [typed, sentence] of wrongIins) {
      await answer(page, 'iin', typed)
      await expectProblem(page, 'iin', typed, sentence)
    }
    await expectAccessible(page)
    for (const typed of ['900213300016', '850715300023', '480425300019']) {
      await answer(page, 'iin', typed)
      await expectProblem(page, 'iin', typed, "The data did not match the State's records. Check the IIN.")
    }
    await answer(page, 'iin', '510707 400016')
    await page.waitForURL('**/register/consent')
    await person.close()
  })
})

describe.skipIf(browserMissing)('a code of an SMS', () => {
  test('is refused when it is empty, too short or wrong; pasted with its spaces it opens', async () => {
    const person = await openPerson(browser, { language: 'kk' })
    const page = await person.newPage()
    const phone = '+77471000203'
    await walkToCode(page, { iin: '', phone })
    const code = await readCode(person, phone)
    await answer(page, 'code', '')
    await expectProblem(page, 'code', '', 'SMS-тегі алты санды жазыңыз.')
    await answer(page, 'code', code.slice(1))
    await expectProblem(page, 'code', code.slice(1), 'Код алты саннан тұрады.')
    const wrong = anotherCode(code)
    await answer(page, 'code', wrong)
    await expectProblem(page, 'code', wrong, 'Код қате. 4 әрекет қалды.')
    await expectAccessible(page)
    await answer(page, 'code', ` ${code.slice(0, 3)} ${code.slice(3)} `)
    await page.waitForURL('**/register/iin')
    await person.close()
  })

  test('is refused the sixth time even if it is right; without script a new one is asked for when its time has come', async () => {
    const person = await openPerson(browser, { language: 'ru', script: false })
    const page = await person.newPage()
    const phone = '+77471000204'
    await walkToCode(page, { iin: '', phone })
    const code = await readCode(person, phone)
    const wrong = anotherCode(code)
    for (const told of [
      'Осталось 4 попытки',
      'Осталось 3 попытки',
      'Осталось 2 попытки',
      'Осталась 1 попытка',
    ])
      await answer(page, 'code', wrong).then(() =>
        expectProblem(page, 'code', wrong, `Код неверный. ${told}.`),
      )
    for (const typed of [wrong, code]) {
      await answer(page, 'code', typed)
      await expectProblem(page, 'code', typed, 'Все пять попыток для этого кода использованы.')
    }
    await page.locator('form[action="/register/code/again"] button').click()
    expect(await page.locator('#error-summary').textContent()).toContain('Коды запрашивались слишком часто.')
    await advanceClock(person, 31)
    await askForAnotherCode(page)
    await answer(page, 'code', await readCode(person, phone, [code]))
    await page.waitForURL('**/register/iin')
    await person.close()
  })

  test('is refused when it came earlier, is too old or was used; the newest opens', async () => {
    const person = await openPerson(browser, { language: 'en' })
    const page = await person.newPage()
    const phone = '+77471000205'
    await walkToCode(page, { iin: '', phone })
    const first = await readCode(person, phone)
    await advanceClock(person, 31)
    await page.reload()
    await askForAnotherCode(page)
    const second = await readCode(person, phone, [first])
    await answer(page, 'code', first)
    await expectProblem(page, 'code', first, 'This is the code of an earlier SMS.')
    await advanceClock(person, 5 * 60)
    await answer(page, 'code', second)
    await expectProblem(page, 'code', second, 'The code has expired. Ask for a new one.')
    await page.goto(`${digitalId}/register/code`)
    await askForAnotherCode(page)
    const third = await readCode(person, phone, [first, second])
    await answer(page, 'code', third)
    await page.waitForURL('**/register/iin')
    await page.locator('form[action="/register/phone/change"] button').click()
    await advanceClock(person, 31)
    await answer(page, 'phone', phone)
    await page.waitForURL('**/register/code')
    await answer(page, 'code', third)
    await expectProblem(page, 'code', third, 'This code has been used already.')
    await answer(page, 'code', await readCode(person, phone, [first, second, third]))
    await page.waitForURL('**/register/iin')
    await person.close()
  })
})
