import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import {
  cleanUpNotifications,
  countInbox,
  deleteInboxMessage,
  forgetNotifications,
  listInbox,
  markRead,
  readInboxMessage,
  restoreInboxMessage,
  writeToInbox,
} from './index.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')

async function newPerson() {
  const personId = systemRandom.uuid()
  await createPersonKey(database, keyring, personId, clock, systemRandom)
  return personId
}

async function write(personId: string, about: string, id?: string) {
  clock.advance(1000)
  const title = { kk: `${about} туралы`, ru: `Про ${about}`, en: `About ${about}` }
  const body = { kk: 'Құттықтаймыз!', ru: 'Поздравляем!', en: 'Congratulations!' }
  return writeToInbox(database, keyring, clock, {
    personId,
    title,
    body,
    link: '/account',
    ...(id ? { id } : {}),
  })
}

test('given messages, when the person looks, then the newest come first, in all three languages', async () => {
  const person = await newPerson()
  await write(person, 'one')
  await write(person, 'two')
  await write(person, 'three')
  const inbox = await listInbox(database, keyring, person, { limit: 2 })
  expect(inbox.map((message) => message.title.en)).toEqual(['About three', 'About two'])
  expect(inbox[0]).toMatchObject({
    title: { kk: 'three туралы', ru: 'Про three' },
    body: { kk: 'Құттықтаймыз!' },
    link: '/account',
    readAt: null,
  })
  const rest = await listInbox(database, keyring, person, { offset: 2, limit: 2 })
  expect(rest.map((message) => message.title.en)).toEqual(['About one'])
})

test('the database holds no word of a message', async () => {
  const person = await newPerson()
  const id = await write(person, 'pension')
  const { rows } = await pool.query('select words_sealed from notifications.inbox where id = $1', [id])
  expect(rows[0].words_sealed.toString('utf8')).not.toContain('pension')
})

test('a message is unread until it is marked, and can be made unread again', async () => {
  const person = await newPerson()
  const id = await write(person, 'one')
  await write(person, 'two')
  expect(await countInbox(database, person)).toEqual({ all: 2, unread: 2 })
  expect(await markRead(database, clock, person, id)).toBe(true)
  expect(await countInbox(database, person)).toEqual({ all: 2, unread: 1 })
  expect(await readInboxMessage(database, keyring, person, id)).toMatchObject({ readAt: clock.now() })
  await markRead(database, clock, person, id, false)
  expect(await countInbox(database, person)).toEqual({ all: 2, unread: 2 })
})

test('a deleted message is out of sight and comes back when that is undone', async () => {
  const person = await newPerson()
  const id = await write(person, 'one')
  expect(await deleteInboxMessage(database, clock, person, id)).toBe(true)
  expect(await listInbox(database, keyring, person)).toEqual([])
  expect(await readInboxMessage(database, keyring, person, id)).toBeNull()
  expect(await restoreInboxMessage(database, person, id)).toBe(true)
  expect(await listInbox(database, keyring, person)).toHaveLength(1)
})

test('a month after it was deleted a message is gone for good', async () => {
  const person = await newPerson()
  const id = await write(person, 'one')
  await deleteInboxMessage(database, clock, person, id)
  await cleanUpNotifications(database, fixedClock('2027-01-30T05:00:00Z'))
  expect(await restoreInboxMessage(database, person, id)).toBe(false)
})

test("nobody reaches another person's messages", async () => {
  const [owner, stranger] = [await newPerson(), await newPerson()]
  const id = await write(owner, 'one')
  expect(await readInboxMessage(database, keyring, stranger, id)).toBeNull()
  expect(await markRead(database, clock, stranger, id)).toBe(false)
  expect(await deleteInboxMessage(database, clock, stranger, id)).toBe(false)
  expect(await countInbox(database, owner)).toEqual({ all: 1, unread: 1 })
})

test('the same id written twice is one message', async () => {
  const person = await newPerson()
  const id = randomUUID()
  await write(person, 'one', id)
  await write(person, 'again', id)
  expect((await listInbox(database, keyring, person)).map((message) => message.title.en)).toEqual([
    'About one',
  ])
})

test('an erased person leaves no message behind', async () => {
  const person = await newPerson()
  await write(person, 'one')
  await forgetNotifications(database, person)
  expect(await countInbox(database, person)).toEqual({ all: 0, unread: 0 })
})
