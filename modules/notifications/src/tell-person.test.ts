import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import { pretendBrowser } from '../../../apps/sandbox/src/testing/push-browser.ts'
import {
  type Channels,
  chooseChannels,
  confirmEmailAddress,
  deliverEmail,
  deliverTold,
  emailAddressIn,
  forgetNotifications,
  type MessageKind,
  messageKinds,
  proposeEmailAddress,
  readChannels,
  readDeliveries,
  readEmailAddress,
  readInboxMessage,
  removeEmailAddress,
  subscribeToPush,
  type Telling,
  tellPerson,
} from './index.ts'
import { keepingCarriers } from './testing/carriers.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const room = { database, keyring, clock, random: systemRandom }

async function newPerson() {
  const personId = systemRandom.uuid()
  await createPersonKey(database, keyring, personId, clock, systemRandom)
  return personId
}

async function tell(personId: string, changes: Partial<Telling> = {}) {
  const kept = keepingCarriers()
  const told = await tellPerson(database, keyring, clock, {
    ...{ personId, topic: 'application' },
    title: { kk: 'Өтініш қабылданды', ru: 'Заявление принято', en: 'Application accepted' },
    body: { kk: 'Толық мәтін', ru: 'Полный текст', en: 'The whole text' },
    sms: { to: '+77011234567', text: 'Senim: заявление принято.' },
    ...changes,
  })
  await deliverTold(database, keyring, clock, kept.carriers, told)
  return { told, ...kept }
}

async function confirmedAddress(personId: string, address = 'aigul@example.kz') {
  const { letters, carriers } = keepingCarriers()
  const id = await proposeEmailAddress(room, personId, address, 'ru')
  await deliverEmail(database, keyring, clock, carriers.mail!, id)
  const code = /\d{6}/.exec(letters[0]?.text ?? '')?.[0] ?? ''
  return { letters, code, confirm: () => confirmEmailAddress(room, personId, code) }
}

const choose = (personId: string, kind: MessageKind, changes: Partial<Channels>) =>
  chooseChannels(database, personId, kind, { sms: false, email: false, push: false, ...changes })

test('an address gets letters only after the code of its letter has come back', async () => {
  const personId = await newPerson()
  const { letters, code, confirm } = await confirmedAddress(personId)
  expect(letters[0]).toMatchObject({ to: 'aigul@example.kz', subject: 'Senim: код подтверждения адреса' })
  expect(await readEmailAddress(room, personId)).toEqual({ confirmed: null, waiting: 'aigul@example.kz' })
  expect((await tell(personId)).letters).toEqual([])
  expect(await confirmEmailAddress(room, personId, '000000' === code ? '000001' : '000000')).toBe('wrong')
  expect(await confirm()).toBe('confirmed')
  expect(await readEmailAddress(room, personId)).toEqual({ confirmed: 'aigul@example.kz', waiting: null })
  const { letters: after } = await tell(personId)
  expect(after).toMatchObject([{ to: 'aigul@example.kz', subject: 'Заявление принято' }])
  expect(await confirm()).toBe('over')
})

test('a code has five tries and half an hour, and belongs to one person', async () => {
  const personId = await newPerson()
  const { confirm } = await confirmedAddress(personId)
  for (let tries = 0; tries < 5; tries += 1)
    expect(await confirmEmailAddress(room, personId, 'no code')).toBe('wrong')
  expect(await confirm()).toBe('over')
  const later = await newPerson()
  const { code } = await confirmedAddress(later)
  expect(await confirmEmailAddress(room, await newPerson(), code)).toBe('over')
  clock.advance(31 * 60_000)
  expect(await confirmEmailAddress(room, later, code)).toBe('over')
  expect(await readEmailAddress(room, later)).toEqual({ confirmed: null, waiting: null })
})

test('a new address does not take the place of the old one before it is confirmed', async () => {
  const personId = await newPerson()
  await (await confirmedAddress(personId)).confirm()
  await confirmedAddress(personId, 'new@example.kz')
  expect((await tell(personId)).letters).toMatchObject([{ to: 'aigul@example.kz' }])
  await removeEmailAddress(database, personId)
  expect((await tell(personId)).letters).toEqual([])
})

test('the address lies sealed', async () => {
  const personId = await newPerson()
  await (await confirmedAddress(personId)).confirm()
  const { rows } = await pool.query('select * from notifications.email_addresses where person_id = $1', [
    personId,
  ])
  expect(rows[0].address_sealed.toString('latin1')).not.toContain('aigul')
})

test('a message goes by the channels its kind was given, and always to the inbox', async () => {
  const personId = await newPerson()
  await (await confirmedAddress(personId)).confirm()
  await choose(personId, 'application', { email: true })
  const { told, sms, letters } = await tell(personId)
  expect([sms.length, letters.length]).toEqual([0, 1])
  const { rows } = await pool.query('select inbox_id from notifications.emails where id = $1', [told.emailId])
  expect(await readInboxMessage(database, keyring, personId, rows[0].inbox_id)).toMatchObject({
    title: { en: 'Application accepted' },
  })
  const support = await tell(personId, { topic: 'support' })
  expect([support.sms.length, support.letters.length]).toEqual([1, 1])
})

test('somebody who switched everything off is told of a decision by SMS, and of support in the inbox alone', async () => {
  const personId = await newPerson()
  for (const kind of messageKinds) await choose(personId, kind, {})
  expect((await tell(personId)).sms).toHaveLength(1)
  expect((await tell(personId, { topic: 'support' })).sms).toHaveLength(0)
  expect((await readChannels(database, personId)).support).toEqual({ sms: false, email: false, push: false })
})

test('the inbox can say what became of each channel', async () => {
  const personId = await newPerson()
  const address = pretendBrowser(`https://fcm.googleapis.com/fcm/send/${personId}`).subscription
  const expiresAt = new Date('2026-12-23T05:00:00Z')
  const device = { personId, sessionId: systemRandom.uuid(), address, language: 'ru' as const, expiresAt }
  await subscribeToPush(database, keyring, clock, device)
  const { told } = await tell(personId)
  const { rows } = await pool.query('select inbox_id from notifications.sms where id = $1', [told.smsId])
  const inboxId = rows[0].inbox_id
  const deliveries = await readDeliveries(database, personId, inboxId)
  expect(deliveries).toMatchObject([
    { channel: 'sms', state: 'delivered' },
    { channel: 'push', state: 'delivered' },
  ])
  expect(await readDeliveries(database, await newPerson(), inboxId)).toEqual([])
})

test('an erased person leaves neither address nor choice', async () => {
  const personId = await newPerson()
  await (await confirmedAddress(personId)).confirm()
  await choose(personId, 'support', {})
  await forgetNotifications(database, personId)
  expect(await readEmailAddress(room, personId)).toEqual({ confirmed: null, waiting: null })
  expect((await readChannels(database, personId)).support.sms).toBe(true)
})

test.each([
  [' aigul@example.kz ', 'aigul@example.kz'],
  ['айгүл@мысал.қаз', 'айгүл@мысал.қаз'],
  ['aigul@example', null],
  ['aigul example.kz', null],
  ['a@b.kz, c@d.kz', null],
  ['Aigul <a@b.kz>', null],
  [`${'a'.repeat(250)}@b.kz`, null],
  ['', null],
])('the address %j', (typed, address) => {
  expect(emailAddressIn(typed)).toBe(address)
})
