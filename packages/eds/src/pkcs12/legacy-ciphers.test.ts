import { createCipheriv, createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sha1, sha256 } from '../hash/sha.ts'
import { deriveKey, writePassword } from './derive-key.ts'
import { rc2 } from './rc2.ts'
import { tripleDes } from './triple-des.ts'
import { unlockCbc } from './unlock-cbc.ts'

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex')

describe('RC2', () => {
  // RFC 2268 section 5.
  test.each([
    ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
    ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
    ['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
    ['88', 64, '0000000000000000', '61a8a244adacccf0'],
    ['88bca90e90875a', 64, '0000000000000000', '6ccf4308974c267f'],
    ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
    ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
  ])('under %s with %i bits gives back %s from %s', (key, bits, plain, locked) => {
    const block = new Uint8Array(8)
    rc2(bytes(key), bits)(bytes(locked), 0, block)
    expect(hex(block)).toBe(plain)
  })
})

describe('triple DES', () => {
  test.each([0, 1, 7, 8, 9, 100])('unlocks %i bytes which OpenSSL locked', (length) => {
    const key = Uint8Array.from({ length: 24 }, (_, i) => i * 11 + length)
    const iv = Uint8Array.from({ length: 8 }, (_, i) => 200 - i)
    const message = Uint8Array.from({ length }, (_, i) => i * 7)
    const cipher = createCipheriv('des-ede3-cbc', key, iv)
    const locked = new Uint8Array(Buffer.concat([cipher.update(message), cipher.final()]))
    expect(unlockCbc(tripleDes(key), iv, locked)).toEqual(message)
  })

  test('a wrong padding, half a block and nothing at all unlock nothing', () => {
    const key = new Uint8Array(24).fill(1)
    for (const length of [0, 7, 16]) {
      expect(unlockCbc(tripleDes(key), new Uint8Array(8), new Uint8Array(length))).toBeNull()
    }
  })
})

describe('the hashes that answer at once', () => {
  test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])('of %i bytes are those of OpenSSL', (length) => {
    const message = Uint8Array.from({ length }, (_, i) => i * 31)
    expect(hex(sha1.digest(message))).toBe(createHash('sha1').update(message).digest('hex'))
    expect(hex(sha256.digest(message))).toBe(createHash('sha256').update(message).digest('hex'))
  })
})

describe('the key derivation of RFC 7292', () => {
  test('a password with Kazakh letters is written in UTF-16 with a zero at its end', () => {
    expect(hex(writePassword('Қә1'))).toBe('049a04d900310000')
  })

  // Two vectors that several public test suites share.
  test.each([
    ['key', '0a58cf64530d823f', 1, 'smeg', '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3', 24],
    ['mac', '3d83c0e4546ac140', 1, 'smeg', '8d967d88f6caa9d714800ab3d48051d63f73a312', 20],
    ['key', '1682c0fc5b3f7ec5', 1000, 'queeg', '483dd6e919d7de2e8e648ba8f862f3fbfbdc2bcb2c02957f', 24],
  ] as const)('the %s from the salt %s', (purpose, salt, rounds, password, key, length) => {
    expect(hex(deriveKey(sha1, purpose, writePassword(password), bytes(salt), rounds, length))).toBe(key)
  })
})
