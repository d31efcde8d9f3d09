import { expect, test } from 'vitest'
import { between, clockText } from './time-left.ts'

test.each([
  [845, '14:05'],
  [60, '1:00'],
  [59.2, '1:00'],
  [9, '0:09'],
  [0.3, '0:01'],
  [0, '0:00'],
  [-4, '0:00'],
])('%f seconds are shown as %s', (seconds, text) => {
  expect(clockText(seconds)).toBe(text)
})

test('the time left is told by the server alone', () => {
  expect(between('2026-11-22T10:00:00Z', '2026-11-22T10:00:30Z')).toBe(30_000)
  expect(between(undefined, '2026-11-22T10:00:30Z')).toBeNull()
  expect(between('soon', '2026-11-22T10:00:30Z')).toBeNull()
})
