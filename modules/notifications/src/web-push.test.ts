import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import { pretendBrowser, readVapid } from '../../../apps/sandbox/src/testing/push-browser.ts'
import {
  connectPushServices,
  deliverTold,
  deliverWaitingPushes,
  endPush,
  forgetNotifications,
  hasPush,
  type NewPushSubscription,
  pushAddressIn,
  pushIdentity,
  subscribeToPush,
  type Telling,
  tellPerson,
} from './index.ts'
import { keepingCarriers } from './testing/carriers.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const news = { kk: 'Құжат', ru: 'Документ', en: 'Document' }

async function newPerson() {
  const personId = systemRandom.uuid()
  await createPersonKey(database, keyring, personId, clock, systemRandom)
  return personId
}

let browsers = 0

async function device(personId: string, changes: Partial<NewPushSubscription> = {}) {
  browsers += 1
  const browser = pretendBrowser(`https://fcm.googleapis.com/fcm/send/${browsers}`)
  const sessionId = systemRandom.uuid()
  const expiresAt = new Date('2026-12-23T05:00:00Z')
  const address = browser.subscription
  await subscribeToPush(database, keyring, clock, {
    ...{ personId, sessionId, address, language: 'ru', expiresAt },
    ...changes,
  })
  return { ...browser, address, sessionId }
}

/** Push services whose every reply is dictated; they keep what they are handed. */
function services(...replies: readonly number[]) {
  const heard: { url: string; headers: Headers; body: Uint8Array }[] = []
  const push = connectPushServices(keyring, {
    contact: 'mailto:senim@example.kz',
    fetch: async (url, init) => {
      heard.push({
        url: String(url),
        headers: new Headers(init?.headers),
        body: init?.body as Uint8Array,
      })
      const reply = replies[heard.length - 1] ?? 201
      if (reply === 0) throw new TypeError('The network is away.')
      return new Response(null, { status: reply })
    },
  })
  return { heard, push, carriers: { ...keepingCarriers().carriers, push } }
}

const telling = (personId: string, changes: Partial<Telling> = {}): Telling => ({
  personId,
  topic: 'document',
  title: { ...news, ru: 'Паспорт Сәрсенова Ерлана принят' },
  body: news,
  ...changes,
})

const stateOf = async (id: string | undefined) =>
  (await pool.query('select state from notifications.pushes where id = $1', [id])).rows[0]?.state

test('a device gets a sentence that names nobody, sealed to it and signed by this installation', async () => {
  const personId = await newPerson()
  const { open } = await device(personId)
  const { heard, carriers } = services()
  const told = await tellPerson(database, keyring, clock, telling(personId))
  await deliverTold(database, keyring, clock, carriers, told)
  expect(heard).toHaveLength(1)
  const [{ url, headers, body } = { url: '', headers: new Headers(), body: Buffer.alloc(0) }] = heard
  const shown = JSON.parse(open(body) ?? '')
  expect(shown).toEqual({
    title: 'Senim',
    body: 'Есть новости по вашему документу. Откройте, чтобы прочитать.',
    lang: 'ru',
    link: expect.stringMatching(/^\/account\/inbox\/[0-9a-f-]{36}$/),
    tag: told.pushIds[0],
  })
  expect(readVapid(headers.get('authorization') ?? '')).toMatchObject({
    publicKey: pushIdentity(keyring).publicKey,
    claims: { aud: new URL(url).origin, sub: 'mailto:senim@example.kz' },
  })
  expect(await stateOf(told.pushIds[0])).toBe('delivered')
})

test('every device of the person is told, and no device of anybody else', async () => {
  const [one, other] = [await newPerson(), await newPerson()]
  await device(one)
  await device(one, { language: 'kk' })
  await device(other)
  const { heard, carriers } = services()
  await deliverTold(
    database,
    keyring,
    clock,
    carriers,
    await tellPerson(database, keyring, clock, telling(one)),
  )
  expect(heard).toHaveLength(2)
})

test('what is written down before the commit is lost with it, and nothing is sent', async () => {
  const personId = await newPerson()
  await device(personId)
  const { heard, push } = services()
  const undone = database.transaction().execute(async (trx) => {
    await tellPerson(trx, keyring, clock, telling(personId))
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await deliverWaitingPushes(database, keyring, clock, push)
  expect(heard).toHaveLength(0)
})

test('a service that is away is asked again by the job; the same message takes its own place', async () => {
  const personId = await newPerson()
  await device(personId)
  const { heard, push, carriers } = services(0, 503, 201)
  const told = await tellPerson(database, keyring, clock, telling(personId))
  await deliverTold(database, keyring, clock, carriers, told)
  expect(await stateOf(told.pushIds[0])).toBe('gateway-down')
  await deliverWaitingPushes(database, keyring, clock, push)
  await deliverWaitingPushes(database, keyring, clock, push)
  expect(await stateOf(told.pushIds[0])).toBe('delivered')
  expect(new Set(heard.map(({ headers }) => headers.get('topic')))).toEqual(
    new Set([told.pushIds[0]?.replaceAll('-', '')]),
  )
})

test('a browser that does not listen any more is forgotten', async () => {
  const personId = await newPerson()
  const { sessionId } = await device(personId)
  const { carriers } = services(410)
  const told = await tellPerson(database, keyring, clock, telling(personId))
  await deliverTold(database, keyring, clock, carriers, told)
  expect(await hasPush(database, clock, sessionId)).toBe(false)
})

test('a device that is switched off, signed out or over its time is told nothing', async () => {
  const personId = await newPerson()
  const { sessionId } = await device(personId)
  await endPush(database, [sessionId])
  await device(personId, { expiresAt: new Date('2026-11-23T04:00:00Z') })
  const told = await tellPerson(database, keyring, clock, telling(personId))
  expect(told.pushIds).toEqual([])
})

test('a browser that changes hands tells the new person alone', async () => {
  const [first, second] = [await newPerson(), await newPerson()]
  const { address } = await device(first)
  await device(second, { address })
  expect((await tellPerson(database, keyring, clock, telling(first))).pushIds).toEqual([])
  expect((await tellPerson(database, keyring, clock, telling(second))).pushIds).toHaveLength(1)
})

test('an erased person leaves no device behind', async () => {
  const personId = await newPerson()
  const { sessionId } = await device(personId)
  await forgetNotifications(database, personId)
  expect(await hasPush(database, clock, sessionId)).toBe(false)
})

const address = pretendBrowser('https://fcm.googleapis.com/fcm/send/one').subscription

test.each([
  ['a browser’s own service', address, true],
  ['another push service', { ...address, endpoint: 'https://web.push.apple.com/abc' }, true],
  ['a machine of our own network', { ...address, endpoint: 'https://10.0.0.5/secret' }, false],
  ['a name that only looks right', { ...address, endpoint: 'https://fcm.googleapis.com.evil.kz/x' }, false],
  ['no TLS', { ...address, endpoint: 'http://fcm.googleapis.com/x' }, false],
  ['another port', { ...address, endpoint: 'https://fcm.googleapis.com:8443/x' }, false],
  ['no key', { endpoint: address.endpoint, keys: {} }, false],
  ['a short key', { ...address, keys: { ...address.keys, p256dh: 'AAAA' } }, false],
  ['nothing', null, false],
])('%s', (_, sent, good) => {
  expect(pushAddressIn(sent) !== null).toBe(good)
})

test('the installation keeps its key as long as its pepper', () => {
  expect(pushIdentity(keyring)).toEqual(pushIdentity(openKeyring(testConfig())))
  const other = openKeyring(testConfig({ pepper: Buffer.alloc(32, 9) }))
  expect(pushIdentity(other).publicKey).not.toBe(pushIdentity(keyring).publicKey)
})
