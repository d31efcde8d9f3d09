import { expect, test } from 'vitest'
import { isSilent, outOfPatience } from './patience.ts'

const calm = { now: 30_000, allowed: 180_000, heardAt: 29_800, resumedAt: 0, brightAt: 29_500 }

test.each([
  ['all is well', {}, null],
  ['three minutes are over', { now: 180_001, heardAt: 180_000, brightAt: 180_000 }, 'start-again'],
  ['the server has been silent for half a minute', { heardAt: 1000 }, 'connection'],
  ['silent because the page was in the background', { heardAt: 1000, resumedAt: 28_000 }, null],
  ['the lens is covered', { brightAt: 20_000 }, 'black'],
  ['the lens was covered while the page was away', { brightAt: 20_000, resumedAt: 29_000 }, null],
])('%s', (_, change, kind) => {
  expect(outOfPatience({ ...calm, ...change })).toBe(kind)
})

test('a few seconds without an answer are told, not punished', () => {
  const waiting = { ...calm, heardAt: 24_000 }
  expect(isSilent(waiting)).toBe(true)
  expect(outOfPatience(waiting)).toBeNull()
})
