import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { createOpenChecks, type OpenCheck } from './open-checks.ts'

const clock = fixedClock('2026-11-22T10:00:00Z')
const closed: string[] = []

function check(journeyId: string): OpenCheck {
  return {
    journeyId,
    nonce: `nonce of ${journeyId}`,
    openedAt: clock.now(),
    frames: 0,
    bytes: 0,
    passedAt: null,
    video: {
      madeBy: { models: ['a'], rules: 'b' },
      addFrame: async () => ({ hint: 'good', done: 0, next: null }),
      decide: async () => ({ pass: true, reasons: [] }),
      compareWith: async () => null,
      still: () => null,
      close: () => closed.push(journeyId),
    },
  }
}

test('frames are counted where they belong', () => {
  const checks = createOpenChecks(clock)
  checks.keep(check('one'))
  checks.keep(check('two'))
  checks.count('one', 1000)
  expect(checks.find('one')).toMatchObject({ frames: 1, bytes: 1000 })
  expect(checks.find('two')).toMatchObject({ frames: 0, bytes: 0 })
})

test('a second check of one journey closes the first', () => {
  const checks = createOpenChecks(clock)
  checks.keep(check('twice'))
  checks.keep(check('twice'))
  expect([checks.size(), closed.includes('twice')]).toEqual([1, true])
})

test('a check that has outlived its time is closed and forgotten', () => {
  const checks = createOpenChecks(clock)
  checks.keep(check('abandoned'))
  clock.advance(4 * 60_000)
  expect([checks.find('abandoned'), closed.includes('abandoned')]).toEqual([null, true])
})

test('a video that passed waits a quarter of an hour for the registry', () => {
  const checks = createOpenChecks(clock)
  checks.keep(check('passed'))
  checks.markPassed('passed')
  clock.advance(14 * 60_000)
  expect(checks.find('passed')).not.toBeNull()
  clock.advance(60_000)
  expect(checks.find('passed')).toBeNull()
})

test('a full memory takes no further check, and takes one again when another ends', () => {
  const checks = createOpenChecks(clock, 1)
  expect([checks.keep(check('first')), checks.keep(check('second'))]).toEqual([true, false])
  checks.close('first')
  expect(checks.keep(check('second'))).toBe(true)
})
