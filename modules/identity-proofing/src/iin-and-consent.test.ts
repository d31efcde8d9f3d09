import { expect, test } from 'vitest'
import { listConsents, listLooks } from '#modules/consents'
import { openTestDatabase } from '#platform/testing'
import { consentText, giveConsent } from './consent-step.ts'
import { readJourney } from './read-journey.ts'
import { submitIin } from './submit-iin.ts'
import { tablesOf } from './tables.ts'
import { aidos, openProofing } from './testing/open-proofing.ts'
import { walkTo } from './testing/walk.ts'

const form = { formKey: null }

/** Every test has a database of its own: the same person registers in all of them. */
async function atIin() {
  const { database } = await openTestDatabase()
  const opened = openProofing(database)
  const token = await walkTo(opened, 'iin')
  const type = (iin: string) => submitIin(opened.proofing, token, { ...form, iin }, opened.caller)
  return { ...opened, opened, database, token, type }
}

test('given a verified phone, when its own IIN is typed, then the consent is asked for', async () => {
  const { type, proofing, token } = await atIin()
  expect(await type('850715 300013')).toEqual({ kind: 'moved', stage: 'consent' })
  expect(await readJourney(proofing, token)).toMatchObject({
    stage: 'consent',
    phone: null,
    maskedPhone: '+7\u00a0702\u00a0•••\u00a0••\u00a047',
    maskedIin: '850715 ••••••',
    lock: { attemptsLeft: 5 },
  })
})

test('an IIN that cannot be one is told exactly, and asks no registry', async () => {
  const { type, database, proofing } = await atIin()
  expect(await type('850715300014')).toEqual({ kind: 'refused', code: 'IIN_CONTROL_DIGIT' })
  expect(await type('85071530001')).toEqual({ kind: 'refused', code: 'IIN_LENGTH' })
  expect(await listLooks(database, proofing.keyring, '850715300014')).toEqual([])
})

test('a minor is known from the IIN alone: no registry and no camera', async () => {
  const { type, database, proofing, token } = await atIin()
  expect(await type('101106600019')).toEqual({ kind: 'moved', stage: 'under-age' })
  expect(await listLooks(database, proofing.keyring, '101106600019')).toEqual([])
  expect((await readJourney(proofing, token))?.stage).toBe('under-age')
})

test("an unknown IIN, another's IIN and a registry that talks nonsense get one answer, in one time", async () => {
  const { type, flip } = await atIin()
  const timed = async (iin: string) => {
    const started = performance.now()
    const answer = await type(iin)
    return { answer, milliseconds: performance.now() - started }
  }
  const unknown = await timed('850715300023')
  const another = await timed('900213300016')
  await flip('mobile-citizens', 'wrong')
  const nonsense = await timed(aidos.iin)
  for (const { answer } of [unknown, another, nonsense]) expect(answer).toEqual({ kind: 'mismatch' })
  for (const { milliseconds } of [unknown, another, nonsense]) {
    expect(milliseconds).toBeGreaterThan(690)
    expect(milliseconds).toBeLessThan(900)
  }
})

test('the person can see who asked about them, refused or not', async () => {
  const { type, database, proofing } = await atIin()
  await type('900213300016')
  expect(await listLooks(database, proofing.keyring, '900213300016')).toMatchObject([
    { asker: 'identity-proofing', source: 'mobile-citizens', result: 'not-found' },
  ])
})

test.each(['slow', 'failing'])('a registry that is %s loses nothing and holds nobody', async (mode) => {
  const { type, flip, proofing, token } = await atIin()
  await flip('mobile-citizens', mode, 6000)
  const started = performance.now()
  expect(await type(aidos.iin)).toEqual({ kind: 'wait' })
  expect(performance.now() - started).toBeLessThan(2300)
  expect((await readJourney(proofing, token))?.stage).toBe('iin')
  await flip('mobile-citizens', 'ok')
  expect(await type(aidos.iin)).toEqual({ kind: 'moved', stage: 'consent' })
})

test('IINs cannot be tried out one after another', async () => {
  const { type } = await atIin()
  const answers = await Promise.all(
    [
      '850715300023',
      '850715300033',
      '850715300411',
      '850715300423',
      '850715300435',
      '900213300016',
      aidos.iin,
    ].map(type),
  )
  expect(answers.filter(({ kind }) => kind === 'limited')).toHaveLength(1)
})

async function atConsent() {
  const opened = await atIin()
  await opened.type(aidos.iin)
  const give = (agreed: boolean, version = consentText('kk').version) =>
    giveConsent(opened.proofing, opened.token, { ...form, agreed, version, language: 'kk' })
  return { ...opened, give }
}

test('the consent is kept with the version and the hash of the words that were shown', async () => {
  const { give, database } = await atConsent()
  expect(await give(true)).toEqual({ kind: 'moved', stage: 'video' })
  const { personId } = await tablesOf(database)
    .selectFrom('journeys')
    .select('personId')
    .executeTakeFirstOrThrow()
  expect(await listConsents(database, personId)).toMatchObject([
    {
      purpose: 'biometrics',
      textVersion: consentText('kk').version,
      textSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      language: 'kk',
      withdrawnAt: null,
    },
  ])
})

test('without the tick, or with words that changed meanwhile, nothing is agreed', async () => {
  const { give, token, proofing } = await atConsent()
  expect(await give(false)).toEqual({ kind: 'refused', code: 'consent-not-ticked' })
  expect(await give(true, '2020-01-01')).toEqual({ kind: 'refused', code: 'consent-text-changed' })
  expect((await readJourney(proofing, token))?.stage).toBe('consent')
})
