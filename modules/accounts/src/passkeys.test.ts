import { expect, test } from 'vitest'
import { listOperations } from '#modules/audit'
import { fixedClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { openTestDatabase, softAuthenticator, testConfig } from '#platform/testing'
import {
  addPasskey,
  askForPasskey,
  listPasskeys,
  offerPasskey,
  recogniseByPasskey,
  removePasskey,
  renamePasskey,
} from './index.ts'

import { someone } from './testing/people.ts'

const { database } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const site = { origin: 'http://localhost:3001', name: 'Digital ID' }
const origin = { channel: 'digital-id', device: 'Chrome, Android' } as const

const offer = (personId: string) => offerPasskey(database, clock, site, { personId, shownName: 'Ерлан' })
const add = (personId: string, sent: unknown) =>
  addPasskey(database, keyring, clock, site, personId, sent, origin)
const ask = (interaction = 'sign-in-1') => askForPasskey(database, clock, site, interaction)
const recognise = (sent: unknown, interaction = 'sign-in-1') =>
  recogniseByPasskey(database, clock, site, interaction, sent)

async function personWithPasskey(counter = 0) {
  const personId = await someone(database, keyring, clock)
  const device = softAuthenticator(site.origin)
  expect(await add(personId, device.make(await offer(personId), { counter }))).toEqual({
    kind: 'added',
    id: device.id,
  })
  return { personId, device }
}

test('the browser is asked for a passkey that is found without a name and is unlocked by its owner', async () => {
  const personId = await someone(database, keyring, clock)
  expect(await offer(personId)).toMatchObject({
    rp: { id: 'localhost', name: 'Digital ID' },
    user: { id: Buffer.from(personId).toString('base64url'), displayName: 'Ерлан' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
  })
  expect(await ask()).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
})

test('given a passkey, when its device answers, then the person is recognised', async () => {
  const { personId, device } = await personWithPasskey()
  clock.advance(1000)
  expect(await recognise(device.use(await ask()))).toEqual({
    kind: 'recognised',
    personId,
    passkeyId: device.id,
  })
  expect(await listPasskeys(database, keyring, personId)).toMatchObject([
    { id: device.id, name: 'Chrome, Android', synced: false, lastUsedAt: clock.now() },
  ])
  expect(await listOperations(database, personId)).toMatchObject([{ operation: 'passkey-added' }])
})

test('a device that has a passkey already is told so, and cannot add it again', async () => {
  const { personId, device } = await personWithPasskey()
  const options = await offer(personId)
  expect(options.excludeCredentials).toMatchObject([{ id: device.id }])
  expect(await add(personId, device.make(options))).toEqual({ kind: 'refused', code: 'exists' })
})

test("a passkey cannot be moved to another person's account", async () => {
  const { device } = await personWithPasskey()
  const thief = await someone(database, keyring, clock)
  expect(await add(thief, device.make(await offer(thief)))).toEqual({ kind: 'refused', code: 'exists' })
})

test('an answer is good once', async () => {
  const { device } = await personWithPasskey()
  const answer = device.use(await ask())
  expect(await recognise(answer)).toMatchObject({ kind: 'recognised' })
  expect(await recognise(answer)).toEqual({ kind: 'refused', code: 'challenge' })
})

test('an answer given for one sign-in opens no other', async () => {
  const { device } = await personWithPasskey()
  const answer = device.use(await ask('sign-in-of-a-stranger'))
  expect(await recognise(answer, 'sign-in-1')).toEqual({ kind: 'refused', code: 'challenge' })
})

test("a passkey offered to one person cannot be added to another's account", async () => {
  const [one, other] = [await someone(database, keyring, clock), await someone(database, keyring, clock)]
  const made = softAuthenticator(site.origin).make(await offer(one))
  expect(await add(other, made)).toEqual({ kind: 'refused', code: 'challenge' })
})

test('after five minutes the question is too old', async () => {
  const { device } = await personWithPasskey()
  const answer = device.use(await ask())
  clock.advance(300_000)
  expect(await recognise(answer)).toEqual({ kind: 'refused', code: 'challenge' })
})

test('a counter that does not grow means a copied key', async () => {
  const { device } = await personWithPasskey(7)
  const use = async (counter: number) => (await recognise(device.use(await ask(), { counter }))).kind
  expect(await use(8)).toBe('recognised')
  expect(await use(8)).toBe('refused')
  expect(await use(9)).toBe('recognised')
})

test('a device that did not check its owner is refused', async () => {
  const { device } = await personWithPasskey()
  const answer = device.use(await ask(), { unlocked: false })
  expect(await recognise(answer)).toEqual({ kind: 'refused', code: 'not-verified' })
})

test('a passkey of another site is refused', async () => {
  const personId = await someone(database, keyring, clock)
  const made = softAuthenticator('http://localhost:9999').make(await offer(personId))
  expect(await add(personId, made)).toEqual({ kind: 'refused', code: 'not-verified' })
})

test('a passkey nobody has is refused', async () => {
  const stranger = softAuthenticator(site.origin)
  expect(await recognise(stranger.use(await ask()))).toEqual({ kind: 'refused', code: 'unknown-passkey' })
})

test("another key under a known passkey's name is refused", async () => {
  const { device } = await personWithPasskey()
  const forged = { ...softAuthenticator(site.origin).use(await ask()), id: device.id, rawId: device.id }
  expect(await recognise(forged)).toEqual({ kind: 'refused', code: 'not-verified' })
})

test.each([null, 'text', {}, { id: 'x', rawId: 'x', type: 'public-key', response: {} }])(
  'what is no answer of a browser is refused: %j',
  async (sent) => {
    const personId = await someone(database, keyring, clock)
    expect(await recognise(sent)).toEqual({ kind: 'refused', code: 'malformed' })
    expect(await add(personId, sent)).toEqual({ kind: 'refused', code: 'malformed' })
  },
)

test('client data that is no JSON answers no challenge', async () => {
  const { device } = await personWithPasskey()
  const answer = device.use(await ask())
  const garbled = { ...answer, response: { ...answer.response, clientDataJSON: 'AAAA' } }
  expect(await recognise(garbled)).toEqual({ kind: 'refused', code: 'challenge' })
})

test('a passkey gets the name its owner gives it, from nobody else', async () => {
  const { personId, device } = await personWithPasskey()
  const stranger = await someone(database, keyring, clock)
  expect(await renamePasskey(database, keyring, personId, device.id, '  Ананың телефоны ')).toBe(true)
  expect(await renamePasskey(database, keyring, stranger, device.id, 'mine')).toBe(false)
  expect(await listPasskeys(database, keyring, personId)).toMatchObject([{ name: 'Ананың телефоны' }])
})

test('a removed passkey opens nothing any more', async () => {
  const { personId, device } = await personWithPasskey()
  const stranger = await someone(database, keyring, clock)
  expect(await removePasskey(database, clock, stranger, device.id, origin)).toBe(false)
  expect(await removePasskey(database, clock, personId, device.id, origin)).toBe(true)
  expect(await recognise(device.use(await ask()))).toEqual({ kind: 'refused', code: 'unknown-passkey' })
  expect((await listOperations(database, personId)).map(({ operation }) => operation)).toEqual([
    'passkey-removed',
    'passkey-added',
  ])
})
