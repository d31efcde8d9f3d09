import { createSecretKey } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { testConfig } from '#platform/testing'
import { decryptField, encryptField, lookupIndex, openKeyring, systemRandom } from './index.ts'

const random = systemRandom
const aset = { personId: 'a', key: createSecretKey(random.bytes(32)) }
const dana = { personId: 'd', key: createSecretKey(random.bytes(32)) }
const surname = { table: 'accounts.people', column: 'surname' }
const closed = expect.objectContaining({ code: 'tampered' })

describe('an encrypted field', () => {
  const sealed = encryptField(aset, surname, 'Қунанбаев', random)

  test('opens in its place', () => {
    expect(decryptField(aset, surname, sealed)).toBe('Қунанбаев')
  })

  test('is another one each time', () => {
    expect(encryptField(aset, surname, 'Қунанбаев', random).equals(sealed)).toBe(false)
  })

  test.each([
    ['another column', aset, { ...surname, column: 'name' }],
    ['another table', aset, { ...surname, table: 'support.tickets' }],
    ['another row', aset, { ...surname, row: '2' }],
    ['another person under the same key', { ...dana, key: aset.key }, surname],
    ['another key', dana, surname],
  ])('does not open in %s', (_, key, place) => {
    expect(() => decryptField(key, place, sealed)).toThrow(closed)
  })

  test('does not open when any one of its bytes is changed, or when it is cut', () => {
    for (const index of sealed.keys()) {
      const changed = Buffer.from(sealed)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(() => decryptField(aset, surname, changed)).toThrow(closed)
      expect(() => decryptField(aset, surname, sealed.subarray(0, index))).toThrow(closed)
    }
  })

  test('a key never shows its bytes when printed', () => {
    expect(inspect(aset)).not.toContain(aset.key.export().toString('hex').slice(0, 8))
    expect(JSON.stringify(aset)).toBe('{"personId":"a","key":{}}')
  })
})

describe('a look-up index', () => {
  const keyring = openKeyring(testConfig())

  test('is the same for the same value of the same field', () => {
    const phone = () => lookupIndex(keyring, 'accounts.phone', '+77011234567')
    expect(phone().equals(phone())).toBe(true)
    expect(phone()).toHaveLength(32)
  })

  test('differs between fields, values and peppers', () => {
    const other = openKeyring(testConfig({ pepper: Buffer.alloc(32, 5) }))
    const indexes = [
      lookupIndex(keyring, 'accounts.phone', '+77011234567'),
      lookupIndex(keyring, 'accounts.iin', '+77011234567'),
      lookupIndex(keyring, 'accounts.phone', '+77011234568'),
      lookupIndex(other, 'accounts.phone', '+77011234567'),
    ]
    expect(new Set(indexes.map((index) => index.toString('hex'))).size).toBe(4)
  })
})
