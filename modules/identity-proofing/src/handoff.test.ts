import { expect, test } from 'vitest'
import { decideHandoff, readShortCode, shortCode, showShortCode } from './handoff.ts'

const createdAt = new Date('2026-11-22T10:00:00Z')
const minutes = (after: number) => new Date(createdAt.getTime() + after * 60_000)

test.each([
  ['taken once', { createdAt, redeemedAt: null }, 9, null],
  ['not taken twice', { createdAt, redeemedAt: minutes(1) }, 2, 'handoff-used'],
  ['not taken after ten minutes', { createdAt, redeemedAt: null }, 10, 'handoff-expired'],
  ['told used rather than expired', { createdAt, redeemedAt: minutes(1) }, 20, 'handoff-used'],
  ['not taken when it was never given', null, 0, 'handoff-unknown'],
] as const)('a link to continue is %s', (_, handoff, after, refusal) => {
  expect(decideHandoff(handoff, minutes(after))).toBe(refusal)
})

test('a short code is shown in two groups and read back in any spelling', () => {
  const code = shortCode((below) => below - 1)
  expect(showShortCode(code)).toBe('ZZZZ-ZZZZ')
  for (const typed of ['zzzz-zzzz', ' ZZZZ ZZZZ ', 'zzzzzzzz']) expect(readShortCode(typed)).toBe(code)
})

test('letters of a Cyrillic keyboard that look right are understood', () => {
  expect(readShortCode('АВСЕ-2345')).toBe('ABCE2345')
})

test.each(['', 'ABCD', 'ABCD-234O', 'ABCD-23456'])('"%s" is no code', (typed) => {
  expect(readShortCode(typed)).toBeNull()
})
