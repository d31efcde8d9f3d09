import { expect, test } from 'vitest'
import { listOperations } from '#modules/audit'
import { listLooks, openLook } from '#modules/consents'
import { listInbox, writeToInbox } from '#modules/notifications'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, readPersonKey, systemRandom } from '#platform/crypto'
import { transaction } from '#platform/database'
import { openTestDatabase, testConfig } from '#platform/testing'
import {
  changeLanguage,
  changePhone,
  createAccount,
  eraseAccount,
  findByIin,
  findByPhone,
  findSession,
  openSession,
  readProfile,
  renewIdentity,
} from './index.ts'
import { newAccount } from './testing/people.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const origin = { channel: 'portal', device: 'Chrome, Android' } as const

const create = (account: ReturnType<typeof newAccount>) => createAccount(database, keyring, clock, account)

test('given a verified person, when the account is opened, then it is found by IIN and by phone and says who they are', async () => {
  const account = newAccount({ iin: '630315300013', phone: '+77010000001' })
  expect(await create(account)).toEqual({ kind: 'created' })
  expect(await findByIin(database, keyring, account.iin)).toBe(account.personId)
  expect(await findByPhone(database, keyring, account.phone)).toBe(account.personId)
  expect(await readProfile(database, keyring, account.personId)).toEqual({
    ...account,
    createdAt: clock.now(),
    verifiedAt: clock.now(),
    attached: [],
  })
})

test('the account goes on with the key of the identification before it', async () => {
  const account = newAccount({ iin: '630315300023', phone: '+77010000002' })
  await createPersonKey(database, keyring, account.personId, clock, systemRandom)
  await create(account)
  expect(await readProfile(database, keyring, account.personId)).toMatchObject({ iin: account.iin })
})

test('the database holds no field of a person in the clear', async () => {
  const account = newAccount({ iin: '630315300033', phone: '+77010000003', region: undefined })
  await create(account)
  const { rows } = await pool.query('select * from accounts.people where person_id = $1', [account.personId])
  const dump = Object.values(rows[0])
    .map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value)))
    .join(' ')
  const { names, iin, phone, birthDate } = account
  for (const secret of [
    iin,
    phone.slice(2),
    birthDate,
    'citizen',
    names.surname,
    names.latinName,
    '045123456',
  ])
    expect(dump).not.toContain(secret)
})

test('given an account, when the same person is identified again, then there is still one account', async () => {
  const first = newAccount({ iin: '650308400015', phone: '+77010000004' })
  await create(first)
  const again = newAccount({ iin: '650308400015', phone: '+77010000005' })
  expect(await create(again)).toEqual({ kind: 'exists', personId: first.personId })

  clock.advance(1000)
  const { personId: _, language: __, ...identity } = again
  await renewIdentity(database, keyring, clock, first.personId, identity)
  const profile = await readProfile(database, keyring, first.personId)
  expect(profile).toMatchObject({ phone: '+77010000005', verifiedAt: clock.now() })
  expect(await findByPhone(database, keyring, '+77010000004')).toBeNull()
})

test('two identifications of one person at the same moment open one account', async () => {
  const accounts = ['+77010000006', '+77010000007'].map((phone) => newAccount({ iin: '710204300017', phone }))
  const outcomes = await Promise.all(accounts.map(create))
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['created', 'exists'])
})

test('a phone that now belongs to somebody else goes over to them', async () => {
  const before = newAccount({ iin: '080512500010', phone: '+77010000008' })
  const after = newAccount({ iin: '101106600019', phone: '+77010000008' })
  await create(before)
  await create(after)
  expect(await findByPhone(database, keyring, '+77010000008')).toBe(after.personId)
  expect(await readProfile(database, keyring, before.personId)).toMatchObject({ phone: null })
})

test('an account of a transaction that fails was never there', async () => {
  const account = newAccount({ iin: '061211600012', phone: '+77010000009' })
  const failing = transaction(database, async (trx) => {
    await createAccount(trx, keyring, clock, account)
    throw new Error('the rest went wrong')
  })
  await expect(failing).rejects.toThrow()
  expect(await findByIin(database, keyring, account.iin)).toBeNull()
  await expect(readPersonKey(database, keyring, account.personId)).rejects.toMatchObject({
    code: 'unknown-person',
  })
})

test('language and phone change, and the operation history says so', async () => {
  const account = newAccount({ iin: '791028302728', phone: '+77010000010' })
  await create(account)
  const { personId } = account
  await changeLanguage(database, clock, personId, 'ru', origin)
  await changeLanguage(database, clock, personId, 'ru', origin)
  await changePhone(database, keyring, clock, personId, '+77010000011', origin)
  expect(await readProfile(database, keyring, personId)).toMatchObject({
    language: 'ru',
    phone: '+77010000011',
  })
  expect(await listOperations(database, personId)).toMatchObject([
    { operation: 'phone-changed', device: 'Chrome, Android' },
    { operation: 'language-changed', details: { language: 'ru' } },
  ])
})

test('given a person with a life in Senim, when they are erased, then nothing of it can be read again', async () => {
  const account = newAccount({ iin: '850715300411', phone: '+77010000012' })
  const { personId, iin } = account
  await create(account)
  const title = { kk: 'а', ru: 'б', en: 'c' }
  await writeToInbox(database, keyring, clock, { personId, title, body: title })
  await openLook(database, keyring, clock, {
    iin,
    by: 'system',
    asker: 'digital-id',
    purpose: 'identification',
    source: 'individuals',
    attributes: [],
  })
  const { token } = await openSession(database, clock, {
    personId,
    program: 'portal',
    device: '',
    amr: ['face'],
  })

  expect(await eraseAccount(database, keyring, clock, iin)).toBe(personId)

  expect(await findByIin(database, keyring, iin)).toBeNull()
  expect(await findByPhone(database, keyring, account.phone)).toBeNull()
  expect(await readProfile(database, keyring, personId)).toBeNull()
  expect(await findSession(database, clock, 'portal', token)).toBeNull()
  expect(await listInbox(database, keyring, personId)).toEqual([])
  expect(await listLooks(database, keyring, iin)).toEqual([])
  await expect(readPersonKey(database, keyring, personId)).rejects.toMatchObject({ code: 'erased' })
  expect(await listOperations(database, personId)).toMatchObject([{ operation: 'account-erased' }])
  expect(await eraseAccount(database, keyring, clock, iin)).toBeNull()
})

test('an erased person may come back as a new one', async () => {
  const account = newAccount({ iin: '850715300423', phone: '+77010000013' })
  await create(account)
  await eraseAccount(database, keyring, clock, account.iin)
  expect(await create({ ...account, personId: systemRandom.uuid() })).toEqual({ kind: 'created' })
})
