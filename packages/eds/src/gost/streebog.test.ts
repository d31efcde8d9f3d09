import { describe, expect, test } from 'vitest'
import { streebog } from './streebog.ts'

const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex')
const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))

// RFC 6986 section 10; the RFC prints numbers, the lowest byte last.
const digits = text('012345678901234567890123456789012345678901234567890123456789012')
const verse = bytes(
  'd1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb',
)

describe('Streebog', () => {
  test.each([
    [
      'the digits',
      digits,
      64,
      '1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48',
    ],
    ['the digits', digits, 32, '9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500'],
    [
      'a verse longer than a block',
      verse,
      64,
      '1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28',
    ],
    [
      'a verse longer than a block',
      verse,
      32,
      '9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50',
    ],
    [
      'nothing at all',
      text(''),
      64,
      '8e945da209aa869f0455928529bcae4679e9873ab707b55315f56ceb98bef0a7362f715528356ee83cda5f2aac4c6ad2ba3a715c1bcd81cb8e9f90bf4c1c1a8a',
    ],
  ] as const)('of %s in %i bytes is that of the standard', (_what, message, length, hash) => {
    expect(hex(streebog(message, length))).toBe(hash)
  })

  test('carries run through every word of the sum and of the counter', () => {
    const ones = new Uint8Array(64 * 40).fill(0xff)
    expect(hex(streebog(ones))).not.toBe(hex(streebog(ones.subarray(64))))
    expect(hex(streebog(ones))).toBe(hex(streebog(ones.slice())))
  })

  test.each([0, 1, 63, 64, 65, 127, 128])(
    'a message of %i bytes differs from the same with one more zero',
    (length) => {
      const message = new Uint8Array(length)
      expect(hex(streebog(message))).not.toBe(hex(streebog(new Uint8Array(length + 1))))
    },
  )
})
