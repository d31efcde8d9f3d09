import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import {
  activeConsent,
  type ConsentGiven,
  closeLook,
  forgetLooks,
  giveConsent,
  listConsents,
  listLooks,
  openLook,
  withdrawConsent,
} from './index.ts'

const { database } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')

const given = (changes: Partial<ConsentGiven> = {}): ConsentGiven => ({
  personId: randomUUID(),
  purpose: 'biometrics',
  textVersion: '2026-11',
  text: 'Бет-әлпетімді салыстыруға келісемін.',
  language: 'kk',
  ...changes,
})

test('a consent keeps which words were agreed to, in which language, and when', async () => {
  const words = given()
  const consent = await giveConsent(database, clock, words)
  expect(consent).toMatchObject({
    personId: words.personId,
    purpose: 'biometrics',
    textVersion: '2026-11',
    textSha256: createHash('sha256').update(words.text).digest('hex'),
    language: 'kk',
    givenAt: clock.now(),
    withdrawnAt: null,
  })
  expect(await activeConsent(database, words.personId, 'biometrics')).toEqual(consent)
})

test('agreeing twice to the same words is one consent', async () => {
  const words = given()
  const first = await giveConsent(database, clock, words)
  const again = await giveConsent(database, fixedClock('2026-11-23T06:00:00Z'), words)
  expect(again).toEqual(first)
  expect(await listConsents(database, words.personId)).toEqual([first])
})

test('agreeing in two tabs at once is one consent', async () => {
  const words = given()
  const both = await Promise.all([giveConsent(database, clock, words), giveConsent(database, clock, words)])
  expect(both[0]).toEqual(both[1])
})

test('given a consent, when it is withdrawn, then none is in force and the past is kept', async () => {
  const words = given()
  await giveConsent(database, clock, words)
  expect(await withdrawConsent(database, clock, words.personId, 'biometrics')).toBe(true)
  expect(await withdrawConsent(database, clock, words.personId, 'biometrics')).toBe(false)
  expect(await activeConsent(database, words.personId, 'biometrics')).toBeNull()
  expect(await listConsents(database, words.personId)).toMatchObject([{ withdrawnAt: clock.now() }])
})

test('a consent to one purpose is none to another', async () => {
  const words = given()
  await giveConsent(database, clock, words)
  expect(await activeConsent(database, words.personId, 'moderator-still')).toBeNull()
})

const look = (iin: string) => ({
  iin,
  by: 'service' as const,
  asker: 'bank',
  purpose: 'sign-in',
  source: 'profile',
  attributes: ['names', 'iin'],
})

test('given looks at a person, when the person asks, then the newest come first', async () => {
  const iin = '630315300013'
  const first = await openLook(database, keyring, clock, look(iin))
  await closeLook(database, first, 'found')
  clock.advance(1000)
  await openLook(database, keyring, clock, { ...look(iin), asker: 'shop' })
  await openLook(database, keyring, clock, look('650308400015'))
  const looks = await listLooks(database, keyring, iin)
  expect(looks.map(({ asker, result }) => [asker, result])).toEqual([
    ['shop', 'pending'],
    ['bank', 'found'],
  ])
  expect(await listLooks(database, keyring, iin, { offset: 1, limit: 1 })).toMatchObject([{ asker: 'bank' }])
})

test('a look that has ended stays as it ended', async () => {
  const iin = '710204300017'
  const id = await openLook(database, keyring, clock, look(iin))
  await closeLook(database, id, 'not-found')
  await closeLook(database, id, 'found')
  expect(await listLooks(database, keyring, iin)).toMatchObject([{ result: 'not-found' }])
})

test('the looks at an erased person are forgotten', async () => {
  const iin = '080512500010'
  await openLook(database, keyring, clock, look(iin))
  await forgetLooks(database, keyring, iin)
  expect(await listLooks(database, keyring, iin)).toEqual([])
})
