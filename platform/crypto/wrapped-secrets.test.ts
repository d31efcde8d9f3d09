import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openKeyring } from './keyring.ts'
import { systemRandom } from './random.ts'
import { unwrapSecret, wrapSecret } from './wrapped-secrets.ts'

const masterKey = randomBytes(32)
const pepper = randomBytes(32)
const keyring = openKeyring({ masterKey, previousMasterKeys: [], pepper })
const place = ['authority.key', 'issuing']
const secret = Buffer.from('a private key')

test('a wrapped secret opens in its own place only', () => {
  const kept = wrapSecret(keyring, place, secret, systemRandom)
  expect(unwrapSecret(keyring, place, kept)).toEqual(secret)
  expect(() => unwrapSecret(keyring, ['authority.key', 'root'], kept)).toThrow(/changed or moved/)
})

test('what was wrapped before a rotation opens with the earlier master key, and not without it', () => {
  const kept = wrapSecret(keyring, place, secret, systemRandom)
  const next = randomBytes(32)
  const rotated = openKeyring({ masterKey: next, previousMasterKeys: [masterKey], pepper })
  expect(unwrapSecret(rotated, place, kept)).toEqual(secret)
  const forgetful = openKeyring({ masterKey: next, previousMasterKeys: [], pepper })
  expect(() => unwrapSecret(forgetful, place, kept)).toThrow(/SENIM_PREVIOUS_MASTER_KEYS/)
})

test('a changed byte is noticed', () => {
  const kept = wrapSecret(keyring, place, secret, systemRandom)
  const bytes = Buffer.from(kept.wrapped, 'base64')
  bytes[20]! ^= 1
  expect(() => unwrapSecret(keyring, place, { ...kept, wrapped: bytes.toString('base64') })).toThrow()
})
