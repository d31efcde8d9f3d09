import { expect, test } from 'vitest'
import { idInAddress, WebError } from './index.ts'

test('an id in an address is one that a row could have', () => {
  expect(idInAddress('4f1c2f6e-6f3d-4a83-9c25-5d4c3b6d5a10')).toBe('4f1c2f6e-6f3d-4a83-9c25-5d4c3b6d5a10')
})

test.each([undefined, '', 'zzz', 'a'.repeat(36), '4f1c2f6e-6f3d-4a83-9c25-5d4c3b6d5a10\n'])(
  'nothing is found at %j',
  (text) => expect(() => idInAddress(text)).toThrow(WebError),
)
