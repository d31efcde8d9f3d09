import { expect, test } from 'vitest'
import { safeTarget } from './started-sign-in.ts'

test.each([
  ['/account/inbox', '/account/inbox'],
  ['/account?saved', '/account?saved'],
  [undefined, '/account'],
  ['', '/account'],
  ['https://evil.example/', '/account'],
  ['//evil.example/', '/account'],
  ['/\\evil.example', '/account'],
  ['javascript:alert(1)', '/account'],
])('a sign-in that should lead to %s leads to %s', (asked, target) => {
  expect(safeTarget(asked)).toBe(target)
})
