import { expect, test } from 'vitest'
import { digitsOf } from './code-text.ts'

test.each([
  ['123 456', '123456'],
  [' 123-456 ', '123456'],
  ['Код: 123456.', '123456'],
  ['１２３４５６', '123456'],
  ['abc', ''],
])('"%s" is pasted as "%s"', (copied, code) => {
  expect(digitsOf(copied)).toBe(code)
})
