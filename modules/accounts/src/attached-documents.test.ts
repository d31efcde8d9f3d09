import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import { attachDocument, detachDocument, digitalIdLevel } from './attached-documents.ts'
import { createAccount } from './create-account.ts'
import { eraseAccount } from './erase-account.ts'
import { readProfile } from './find-account.ts'
import { tablesOf } from './tables.ts'

const { database } = await openTestDatabase()
const clock = fixedClock('2026-11-22T05:00:00Z')
const keyring = openKeyring(testConfig())
const caseId = '11111111-1111-4111-8111-111111111111'
const card = { caseId, kind: 'id-card', expiresOn: '2030-05-12' } as const

async function openAccount(iin: string) {
  const personId = systemRandom.uuid()
  await createPersonKey(database, keyring, personId, clock, systemRandom)
  await createAccount(database, keyring, clock, {
    personId,
    iin,
    phone: `+7701${iin.slice(-7)}`,
    names: { surname: 'Сұлтанов', name: 'Айдос', latinSurname: 'SULTANOV', latinName: 'AIDOS' },
    birthDate: '1985-07-15',
    sex: 'male',
    status: 'citizen',
    documents: [],
    language: 'kk',
  })
  return personId
}

test('an attached document makes a Digital ID full for as long as it is valid', async () => {
  const personId = await openAccount('850715300013')
  const level = async (today: string) => {
    const profile = await readProfile(database, keyring, personId)
    return profile && digitalIdLevel(profile, today)
  }
  expect(await level('2026-11-22')).toBe('basic')
  await attachDocument(database, keyring, clock, personId, card)
  await attachDocument(database, keyring, clock, personId, card)
  expect((await readProfile(database, keyring, personId))?.attached).toEqual([
    { ...card, attachedAt: clock.now() },
  ])
  // The last day printed on it is a day of its validity.
  expect(await level('2030-05-12')).toBe('full')
  expect(await level('2030-05-13')).toBe('basic')
  await detachDocument(database, caseId)
  expect(await level('2026-11-22')).toBe('basic')
})

test('a document without a last day stays valid, and its day is sealed when there is one', async () => {
  const personId = await openAccount('900213300016')
  await attachDocument(database, keyring, clock, personId, {
    ...card,
    kind: 'candas-certificate',
    expiresOn: null,
  })
  const profile = await readProfile(database, keyring, personId)
  expect(profile && digitalIdLevel(profile, '2099-01-01')).toBe('full')
  await detachDocument(database, caseId)
  await attachDocument(database, keyring, clock, personId, card)
  const [row] = await tablesOf(database).selectFrom('attachedDocuments').selectAll().execute()
  expect(row?.expiresSealed?.toString('utf8')).not.toContain('2030')
})

test('who is erased takes their documents along', async () => {
  await openAccount('850715300023')
  await eraseAccount(database, keyring, clock, '900213300016')
  expect(await tablesOf(database).selectFrom('attachedDocuments').selectAll().execute()).toEqual([])
})
