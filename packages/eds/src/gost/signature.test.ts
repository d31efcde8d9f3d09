import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { order } from './curve.ts'
import {
  gostKeysMatch,
  gostPublicKeyOf,
  readGostPublicKey,
  signGost,
  verifyGost,
  writeGostPublicKey,
} from './signature.ts'
import { streebog } from './streebog.ts'

const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))
const privateKey = Uint8Array.from({ length: 64 }, (_, i) => (i * 37 + 11) & 0x7f)
const digest = streebog(new TextEncoder().encode('сенім'))
const publicKey = gostPublicKeyOf(privateKey, random)
if (!publicKey) throw new Error('The private key of this test is out of range.')
const signature = signGost(privateKey, digest, random)
if (!signature) throw new Error('The private key of this test signs nothing.')

function littleOf(value: bigint): Uint8Array {
  return new Uint8Array(Buffer.from(value.toString(16).padStart(128, '0'), 'hex')).reverse()
}

describe('GOST R 34.10-2015 with 512 bits', () => {
  test('a signature is verified by the public key of its private one, and each is made anew', () => {
    expect(verifyGost(publicKey, digest, signature)).toBe(true)
    const again = signGost(privateKey, digest, random) as Uint8Array
    expect(again).not.toEqual(signature)
    expect(verifyGost(publicKey, digest, again)).toBe(true)
  })

  test.each([0, 1, 63, 64, 100, 127])('with byte %i of the signature changed it is refused', (at) => {
    const changed = signature.slice()
    changed[at] = (changed[at] as number) ^ 1
    expect(verifyGost(publicKey, digest, changed)).toBe(false)
  })

  test('another digest, another key, a short signature: refused', () => {
    expect(verifyGost(publicKey, streebog(digest), signature)).toBe(false)
    const other = gostPublicKeyOf(random(64).fill(1, 63), random)
    expect(other && verifyGost(other, digest, signature)).toBe(false)
    expect(verifyGost(publicKey, digest, signature.subarray(1))).toBe(false)
  })

  test('r and s of nought or beyond the order are refused', () => {
    for (const value of [0n, order, order + 1n]) {
      const half = littleOf(value)
      for (const at of [0, 64]) {
        const changed = signature.slice()
        changed.set(half, at)
        expect(verifyGost(publicKey, digest, changed)).toBe(false)
      }
    }
  })

  test('a digest that is 0 modulo the order counts as 1', () => {
    const nought = new Uint8Array(64)
    const made = signGost(privateKey, nought, random) as Uint8Array
    expect(verifyGost(publicKey, littleOf(order), made)).toBe(true)
    expect(verifyGost(publicKey, littleOf(1n), made)).toBe(true)
  })

  test('a public key reads as it was written; a point beside the curve is none', () => {
    const written = writeGostPublicKey(publicKey)
    expect(readGostPublicKey(written)).toEqual(publicKey)
    written[3] = (written[3] as number) ^ 1
    expect(readGostPublicKey(written)).toBeNull()
    expect(readGostPublicKey(written.subarray(1))).toBeNull()
    expect(readGostPublicKey(new Uint8Array(128))).toBeNull()
    expect(readGostPublicKey(new Uint8Array(128).fill(0xff))).toBeNull()
  })

  test('a private key of nought, of the order or of another length is none', () => {
    for (const value of [0n, order]) expect(gostPublicKeyOf(littleOf(value), random)).toBeNull()
    expect(gostPublicKeyOf(privateKey.subarray(1), random)).toBeNull()
    expect(signGost(littleOf(order), digest, random)).toBeNull()
    expect(gostKeysMatch(privateKey, publicKey, random)).toBe(true)
    expect(gostKeysMatch(littleOf(5n), publicKey, random)).toBe(false)
  })
})

const rootFile = join(import.meta.dirname, '../../../../../shared/pki/nca/ca/root_test_gost_2022.cer')

describe.skipIf(!existsSync(rootFile))('the test root of the National Certification Authority', () => {
  test('is signed by its own key', () => {
    const root = readFileSync(rootFile)
    const key = readGostPublicKey(root.subarray(324, 452))
    expect(key && verifyGost(key, streebog(root.subarray(4, 742)), root.subarray(762))).toBe(true)
  })
})
