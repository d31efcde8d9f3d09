import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { openTestDatabase, testConfig } from '#platform/testing'
import {
  createPersonKey,
  decryptField,
  encryptField,
  erasePersonKey,
  masterKeyId,
  openKeyring,
  readPersonKey,
  rewrapPersonKeys,
  systemRandom,
} from './index.ts'

const { database, pool } = await openTestDatabase()
const clock = fixedClock('2026-11-22T10:00:00Z')
const random = systemRandom
const keyring = openKeyring(testConfig())
const surname = { table: 'accounts.people', column: 'surname' }

async function newPerson(name: string) {
  const personId = random.uuid()
  const key = await createPersonKey(database, keyring, personId, clock, random)
  return { personId, sealed: encryptField(key, surname, name, random) }
}

test('what was encrypted is read with the key that the database keeps wrapped', async () => {
  const { personId, sealed } = await newPerson('Әуезов')
  expect(decryptField(await readPersonKey(database, keyring, personId), surname, sealed)).toBe('Әуезов')
})

test('an erased person stays unreadable and cannot get a new key', async () => {
  const { personId } = await newPerson('Сейфуллин')
  expect(await erasePersonKey(database, personId, clock)).toBe(true)
  expect(await erasePersonKey(database, personId, clock)).toBe(false)
  await expect(readPersonKey(database, keyring, personId)).rejects.toMatchObject({ code: 'erased' })
  await expect(createPersonKey(database, keyring, personId, clock, random)).rejects.toThrow('duplicate key')
  const { rows } = await pool.query('select wrapped_key from platform.person_keys where person_id = $1', [
    personId,
  ])
  expect(rows).toEqual([{ wrapped_key: null }])
})

test('a person without a key is told apart from an erased one', async () => {
  await expect(readPersonKey(database, keyring, random.uuid())).rejects.toMatchObject({
    code: 'unknown-person',
  })
})

test('a wrapped key moved to another person does not open', async () => {
  const [one, other] = [await newPerson('Один'), await newPerson('Другой')]
  await pool.query(
    `update platform.person_keys set wrapped_key = (
       select wrapped_key from platform.person_keys where person_id = $1) where person_id = $2`,
    [one.personId, other.personId],
  )
  await expect(readPersonKey(database, keyring, other.personId)).rejects.toMatchObject({ code: 'tampered' })
  await erasePersonKey(database, other.personId, clock)
})

test('after a rotation of the master key everything is read without the old one', async () => {
  const { personId, sealed } = await newPerson('Жансүгіров')
  const old = testConfig()
  const masterKey = Buffer.alloc(32, 9)
  const rotating = openKeyring({ ...old, masterKey, previousMasterKeys: [old.masterKey] })
  const alone = openKeyring({ ...old, masterKey, previousMasterKeys: [] })

  await expect(readPersonKey(database, alone, personId)).rejects.toMatchObject({ code: 'unknown-master-key' })
  expect(await rewrapPersonKeys(database, rotating, random)).toBeGreaterThan(0)
  expect(await rewrapPersonKeys(database, rotating, random)).toBe(0)
  expect(decryptField(await readPersonKey(database, alone, personId), surname, sealed)).toBe('Жансүгіров')
  await expect(readPersonKey(database, keyring, personId)).rejects.toThrow(masterKeyId(masterKey))
})
