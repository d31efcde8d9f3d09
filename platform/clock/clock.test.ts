import { expect, test } from 'vitest'
import { fixedClock } from './index.ts'

test('a fixed clock stands still until it is advanced', () => {
  const clock = fixedClock('2026-11-22T10:00:00Z')
  clock.advance(1500)
  expect(clock.now().toISOString()).toBe('2026-11-22T10:00:01.500Z')
})
