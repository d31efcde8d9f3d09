import { describe, expect, test } from 'vitest'
import { createAccount } from '#modules/accounts'
import { systemRandom } from '#platform/crypto'
import { openLimits } from '#platform/limits'
import { openTestDatabase } from '#platform/testing'
import { isGatewayUp } from './is-gateway-up.ts'
import { subjectOf } from './lock-subject.ts'
import { readJourney } from './read-journey.ts'
import { type ResendAnswer, resendCode } from './resend-code.ts'
import { takeVerified } from './sign-in.ts'
import { startJourney } from './start-journey.ts'
import { submitCode } from './submit-code.ts'
import { submitPhone } from './submit-phone.ts'
import { tablesOf } from './tables.ts'
import { openProofing } from './testing/open-proofing.ts'
import { newestCode } from './testing/walk.ts'

const { database } = await openTestDatabase()
const form = { formKey: null }
let last = 7_020_002_000

/** One person with a Digital ID, and a phone that nobody registered. */
async function openSignIn() {
  const opened = openProofing(database)
  const { proofing, caller } = opened
  const phone = `+7${++last}`
  const stranger = `+7${++last}`
  const person = {
    personId: systemRandom.uuid(),
    iin: `98${last}`,
    phone,
    names: { surname: 'Оспанова', name: 'Айгерім', latinSurname: 'Ospanova', latinName: 'Aigerim' },
    birthDate: '1998-02-27',
    sex: 'female',
    status: 'citizen',
    documents: [],
    language: 'kk',
  } as const
  await createAccount(database, proofing.keyring, proofing.clock, person)
  const begin = async (typed: string) => {
    const { token } = await startJourney(proofing, { language: 'en', returnTo: null, purpose: 'sign-in' })
    const answer = await submitPhone(proofing, token, { ...form, phone: typed }, caller)
    return { token, answer }
  }
  const type = (token: string, code: string) => submitCode(proofing, token, { ...form, code }, caller)
  return { ...opened, person, phone, stranger, begin, type }
}

type Opened = Awaited<ReturnType<typeof openSignIn>>

/** What a person outside can see of a journey: everything but the numbers they typed themselves. */
async function seen({ proofing }: Opened, token: string) {
  const { phone: _, maskedPhone: __, ...view } = (await readJourney(proofing, token))!
  return JSON.stringify(view)
}

describe('given a phone with an account and one without', () => {
  test('when a code is asked for, then both look and last alike, and only one SMS leaves', async () => {
    const opened = await openSignIn()
    const times: number[] = []
    const answers: string[] = []
    for (const phone of [opened.phone, opened.stranger]) {
      const startedAt = performance.now()
      const { token, answer } = await opened.begin(phone)
      times.push(performance.now() - startedAt)
      answers.push(JSON.stringify({ ...answer, smsId: '' }), await seen(opened, token))
    }
    expect(answers.slice(0, 2)).toEqual(answers.slice(2))
    // Either answers at a fixed time after its start, never as soon as it is done.
    for (const time of times) expect(time).toBeGreaterThan(690)
    await opened.readSms(opened.phone)
    const { body } = await opened.sandbox.ask(
      'GET',
      `/api/phones/${encodeURIComponent(opened.stranger)}/messages`,
    )
    expect(body.messages).toEqual([])
  })

  test('when wrong codes are typed, then every answer is the same for both, up to the last try', async () => {
    const opened = await openSignIn()
    const told = async (phone: string) => {
      const { token } = await opened.begin(phone)
      const answers: unknown[] = []
      for (const code of ['', '12', '000000', '000001', '000002', '000003', '000004', '000005'])
        answers.push(await opened.type(token, code), await seen(opened, token))
      return JSON.stringify(answers)
    }
    expect(await told(opened.phone)).toBe(await told(opened.stranger))
  })

  test('when another code is asked for, then both get the same answers and spend the same limits', async () => {
    const opened = await openSignIn()
    const { proofing, clock, caller } = opened
    const told = async (phone: string) => {
      const { token } = await opened.begin(phone)
      const answers: ResendAnswer[] = []
      for (let i = 0; i < 6; i++) {
        const answer = await resendCode(proofing, token, form, caller)
        answers.push('smsId' in answer ? { ...answer, smsId: '' } : answer)
        clock.advance(31_000)
      }
      return answers
    }
    const known = await told(opened.phone)
    expect(known.map(({ kind }) => kind)).toContain('limited')
    clock.advance(24 * 3_600_000)
    expect(await told(opened.stranger)).toEqual(known)
  })

  test('when the gateway is down, then both are told so, and neither whether an SMS was on its way', async () => {
    const opened = await openSignIn()
    const ask = async (phone: string) => {
      const { token } = await opened.begin(phone)
      return [await isGatewayUp(opened.proofing, token), await seen(opened, token)]
    }
    const up = [await ask(opened.phone), await ask(opened.stranger)]
    expect(up[0]).toEqual(up[1])
    expect(up[0]![0]).toBe(true)
    opened.clock.advance(31_000)
    await opened.flip('sms', 'failing')
    const down = [await ask(opened.phone), await ask(opened.stranger)]
    expect(down[0]).toEqual(down[1])
    expect(down[0]![0]).toBe(false)
  })
})

describe('given the right code', () => {
  test('when it is typed, then nobody asks for the IIN: the account knows it, and the consent comes next', async () => {
    const opened = await openSignIn()
    const { token } = await opened.begin(opened.phone)
    const code = await newestCode(opened, opened.phone)
    expect(await opened.type(token, code)).toEqual({ kind: 'moved', stage: 'consent' })
    expect(await readJourney(opened.proofing, token)).toMatchObject({
      purpose: 'sign-in',
      stage: 'consent',
      lock: { attemptsLeft: 5 },
    })
  })

  test('then the lock is the one of the registration: the same IIN and phone', async () => {
    const opened = await openSignIn()
    const { proofing, person } = opened
    const { token } = await opened.begin(opened.phone)
    await opened.type(token, await newestCode(opened, opened.phone))
    const { subjectLookup } = await tablesOf(database)
      .selectFrom('journeys')
      .select('subjectLookup')
      .where('accountId', '=', person.personId)
      .executeTakeFirstOrThrow()
    expect(subjectLookup).toEqual(subjectOf(proofing.keyring, person.iin, person.phone))
  })

  test('a person signs in ten times in a quarter of an hour at the most', async () => {
    const opened = await openSignIn()
    const { clock, phone } = opened
    const limits = openLimits(database, opened.proofing.keyring, clock)
    for (let i = 0; i < 10; i++) await limits.take('sign-ins-per-account', opened.person.personId)
    const { token } = await opened.begin(phone)
    expect(await opened.type(token, await newestCode(opened, phone))).toMatchObject({
      kind: 'limited',
      limit: 'sign-ins-per-account',
    })
  })
})

test('a journey that has not come to its end signs nobody in', async () => {
  const opened = await openSignIn()
  const { token } = await opened.begin(opened.phone)
  await opened.type(token, await newestCode(opened, opened.phone))
  expect(await takeVerified(opened.proofing, token)).toBeNull()
  expect(await takeVerified(opened.proofing, 'no such token')).toBeNull()
})

test('a sign-in lives an hour', async () => {
  const opened = await openSignIn()
  const { token } = await opened.begin(opened.phone)
  opened.clock.advance(3_600_000)
  expect(await readJourney(opened.proofing, token)).toBeNull()
})
