import { expect, test } from 'vitest'
import { equalSecrets, type Random, randomDigits, randomToken, shuffle, systemRandom } from './index.ts'

const counting = (): Random => {
  let next = 0
  return { bytes: (count) => Buffer.alloc(count, 1), below: (limit) => next++ % limit, uuid: () => 'id' }
}

test('codes are digits and keep leading zeros', () => {
  expect(randomDigits(counting(), 6)).toBe('012345')
  expect(randomDigits(systemRandom, 6)).toMatch(/^\d{6}$/)
})

test('tokens fit into an address', () => {
  expect(randomToken(systemRandom)).toMatch(/^[\w-]{43}$/)
})

test('shuffling keeps all members and leaves the given order alone', () => {
  const actions = ['left', 'right', 'centre']
  expect(shuffle(systemRandom, actions).sort()).toEqual([...actions].sort())
  expect(actions[0]).toBe('left')
})

test('secrets of unequal length are unequal, not an error', () => {
  expect(equalSecrets('123456', '123456')).toBe(true)
  expect(equalSecrets('123456', '123457')).toBe(false)
  expect(equalSecrets('123456', '12345')).toBe(false)
})
