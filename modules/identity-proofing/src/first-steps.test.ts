import { expect, test } from 'vitest'
import { openTestDatabase } from '#platform/testing'
import { askDelivery } from './ask-delivery.ts'
import { readJourney } from './read-journey.ts'
import { resendCode } from './resend-code.ts'
import { startJourney } from './start-journey.ts'
import { submitCode } from './submit-code.ts'
import { changePhone, submitPhone } from './submit-phone.ts'
import { tablesOf } from './tables.ts'
import { openProofing } from './testing/open-proofing.ts'
import { newestCode, walkTo } from './testing/walk.ts'

const { database } = await openTestDatabase()
const form = { formKey: null }
let lastPhone = 7_020_001_000
const newPerson = () => ({ iin: '850715300013', phone: `+7${++lastPhone}` })

test('given a new journey, when a mobile number is typed, then a code comes by SMS and the page asks for it', async () => {
  const opened = openProofing(database)
  const { phone } = newPerson()
  const token = await walkTo(opened, 'phone')
  const typed = `8 (${phone.slice(2, 5)}) ${phone.slice(5)}`
  expect(await submitPhone(opened.proofing, token, { ...form, phone: typed }, opened.caller)).toMatchObject({
    kind: 'moved',
    stage: 'code',
  })
  expect(await opened.readSms(phone)).toEqual([
    expect.stringMatching(/^Digital ID code: (\d{6})\..*\n@localhost #\1$/),
  ])
  expect(await readJourney(opened.proofing, token)).toMatchObject({
    stage: 'code',
    phone,
    code: { triesLeft: 5 },
  })
})

test('the delivery of the SMS is shown as the operator tells it', async () => {
  const opened = openProofing(database)
  const person = newPerson()
  const token = await walkTo(opened, 'code', person)
  await opened.readSms(person.phone)
  await askDelivery(opened.proofing, token)
  expect((await readJourney(opened.proofing, token))?.code?.smsState).toBe('delivered')
})

test.each([
  ['', 'PHONE_EMPTY'],
  ['+7 717 212 34 56', 'PHONE_FIXED_LINE'],
  ['+7 926 123 45 67', 'PHONE_FOREIGN'],
  ['123', 'PHONE_MALFORMED'],
])('the phone "%s" is refused as %s and sends nothing', async (phone, code) => {
  const opened = openProofing(database)
  const { proofing } = opened
  const { token } = await startJourney(proofing, { language: 'kk', returnTo: null })
  expect(await submitPhone(proofing, token, { ...form, phone }, opened.caller)).toEqual({
    kind: 'refused',
    code,
  })
  expect((await readJourney(proofing, token))?.stage).toBe('phone')
})

test('a form posted twice sends one SMS and gets one answer', async () => {
  const opened = openProofing(database)
  const { phone } = newPerson()
  const token = await walkTo(opened, 'phone')
  const post = () => submitPhone(opened.proofing, token, { formKey: 'once', phone }, opened.caller)
  const [first, second] = await Promise.all([post(), post()])
  expect(second).toEqual(first)
  expect(await opened.readSms(phone, ({ length }) => length > 1)).toHaveLength(1)
})

test('a second code may be sent after half a minute, and the first one is then called an earlier one', async () => {
  const opened = openProofing(database)
  const { proofing, clock } = opened
  const person = newPerson()
  const token = await walkTo(opened, 'code', person)
  const first = await newestCode(opened, person.phone)
  expect(await resendCode(proofing, token, form, opened.caller)).toMatchObject({
    kind: 'limited',
    retryAfterSeconds: 30,
  })
  clock.advance(30_000)
  expect(await resendCode(proofing, token, form, opened.caller)).toMatchObject({ kind: 'sent' })
  await opened.readSms(person.phone, ({ length }) => length > 1)
  expect(await submitCode(proofing, token, { ...form, code: first }, opened.caller)).toEqual({
    kind: 'refused',
    code: 'code-replaced',
    triesLeft: 4,
  })
})

test('the right code, pasted with a space, opens the next step once', async () => {
  const opened = openProofing(database)
  const person = newPerson()
  const token = await walkTo(opened, 'code', person)
  const code = await newestCode(opened, person.phone)
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
  const post = () => submitCode(opened.proofing, token, { ...form, code: spaced }, opened.caller)
  expect(await post()).toEqual({ kind: 'moved', stage: 'iin' })
  expect(await post()).toEqual({ kind: 'stale', stage: 'iin' })
})

test('five wrong codes use up the tries; the sixth is refused though it is right', async () => {
  const opened = openProofing(database)
  const person = newPerson()
  const token = await walkTo(opened, 'code', person)
  const right = await newestCode(opened, person.phone)
  const wrong = right === '000000' ? '000001' : '000000'
  const post = (code: string) => submitCode(opened.proofing, token, { ...form, code }, opened.caller)
  for (const triesLeft of [4, 3, 2, 1])
    expect(await post(wrong)).toEqual({ kind: 'refused', code: 'code-wrong', triesLeft })
  expect(await post(wrong)).toMatchObject({ code: 'code-tries-used-up', triesLeft: 0 })
  expect(await post(right)).toMatchObject({ code: 'code-tries-used-up' })
})

test('a double click on a wrong code costs one try', async () => {
  const opened = openProofing(database)
  const person = newPerson()
  const token = await walkTo(opened, 'code', person)
  const right = await newestCode(opened, person.phone)
  const wrong = right === '000000' ? '000001' : '000000'
  const post = () => submitCode(opened.proofing, token, { formKey: 'double', code: wrong }, opened.caller)
  expect(
    (await Promise.all([post(), post()])).map((answer) => 'triesLeft' in answer && answer.triesLeft),
  ).toEqual([4, 4])
})

test('after five minutes the code is no longer taken', async () => {
  const opened = openProofing(database)
  const person = newPerson()
  const token = await walkTo(opened, 'code', person)
  const code = await newestCode(opened, person.phone)
  opened.clock.advance(5 * 60_000)
  expect(await submitCode(opened.proofing, token, { ...form, code }, opened.caller)).toMatchObject({
    code: 'code-expired',
  })
})

test('another number can be typed, and the code of the first one opens nothing', async () => {
  const opened = openProofing(database)
  const { proofing } = opened
  const person = newPerson()
  const token = await walkTo(opened, 'code', person)
  const code = await newestCode(opened, person.phone)
  expect(await changePhone(proofing, token, form)).toEqual({ kind: 'moved', stage: 'phone' })
  expect(await submitCode(proofing, token, { ...form, code }, opened.caller)).toEqual({
    kind: 'stale',
    stage: 'phone',
  })
  await submitPhone(proofing, token, { ...form, phone: newPerson().phone }, opened.caller)
  expect(await submitCode(proofing, token, { ...form, code }, opened.caller)).toMatchObject({
    code: 'code-replaced',
  })
})

test.each(['slow', 'failing'])(
  'a gateway that is %s holds nobody for more than two seconds',
  async (mode) => {
    const opened = openProofing(database)
    await opened.flip('sms', mode, 6000)
    const started = performance.now()
    const token = await walkTo(opened, 'code', newPerson())
    expect(performance.now() - started).toBeLessThan(2000)
    expect((await readJourney(opened.proofing, token))?.code?.smsState).not.toBe('delivered')
  },
)

test('what was typed is not readable in the database', async () => {
  const opened = openProofing(database)
  const person = newPerson()
  await walkTo(opened, 'code', person)
  const code = await newestCode(opened, person.phone)
  const rows = [
    await tablesOf(database).selectFrom('journeys').selectAll().execute(),
    await tablesOf(database).selectFrom('sentCodes').selectAll().execute(),
  ]
  const dump = JSON.stringify(rows, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  )
  expect(dump).not.toContain(person.phone.slice(2))
  expect(dump).not.toContain(code)
})

test('an unknown cookie has no journey', async () => {
  const opened = openProofing(database)
  const { proofing } = opened
  expect(await readJourney(proofing, 'nothing')).toBeNull()
  expect(await submitPhone(proofing, 'nothing', { ...form, phone: '+77010000000' }, opened.caller)).toEqual({
    kind: 'gone',
  })
})

test('a closed tab finds its step again for a day', async () => {
  const opened = openProofing(database)
  const token = await walkTo(opened, 'code', newPerson())
  opened.clock.advance(24 * 60 * 60_000 - 1)
  expect((await readJourney(opened.proofing, token))?.stage).toBe('code')
  opened.clock.advance(1)
  expect(await readJourney(opened.proofing, token)).toBeNull()
})
