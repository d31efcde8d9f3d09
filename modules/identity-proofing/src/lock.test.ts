import { expect, test } from 'vitest'
import { type Failure, lockOf, nextFailure } from './lock.ts'

const start = Date.parse('2026-11-22T10:00:00Z')
const minute = (minutes: number) => new Date(start + minutes * 60_000)

/** One failure after another, each numbered as it would have been at its time. */
function failuresAt(...minutes: number[]): readonly Failure[] {
  const failures: Failure[] = []
  for (const at of minutes) failures.push(nextFailure(lockOf(failures, minute(at)), minute(at)))
  return failures
}

test.each([
  [[], 5],
  [[0], 4],
  [[0, 1, 2, 3], 1],
] as const)('given failures at %j, no lock stands and %i attempts are left', (minutes, attemptsLeft) => {
  expect(lockOf(failuresAt(...minutes), minute(4))).toEqual({
    lockedUntil: null,
    attemptsLeft,
    locksToday: 0,
    offerOffice: false,
  })
})

test('the fifth failure locks for fifteen minutes', () => {
  expect(lockOf(failuresAt(0, 1, 2, 3, 4), minute(4))).toEqual({
    lockedUntil: minute(19),
    attemptsLeft: 0,
    locksToday: 1,
    offerOffice: false,
  })
})

test('the lock ends by itself on the minute, with five new attempts', () => {
  const failures = failuresAt(0, 1, 2, 3, 4)
  expect(lockOf(failures, new Date(minute(19).getTime() - 1)).lockedUntil).toEqual(minute(19))
  expect(lockOf(failures, minute(19))).toMatchObject({ lockedUntil: null, attemptsLeft: 5 })
})

test('after a lock the count starts anew', () => {
  expect(lockOf(failuresAt(0, 1, 2, 3, 4, 20, 21), minute(22))).toMatchObject({
    lockedUntil: null,
    attemptsLeft: 3,
    locksToday: 1,
  })
})

test('three locks in a day offer the office', () => {
  const failures = failuresAt(0, 1, 2, 3, 4, 20, 21, 22, 23, 24, 40, 41, 42, 43, 44)
  expect(lockOf(failures, minute(45))).toMatchObject({ locksToday: 3, offerOffice: true })
  expect(lockOf(failures.slice(0, 10), minute(45))).toMatchObject({ locksToday: 2, offerOffice: false })
})

test('a run is forgotten a day after its last failure', () => {
  const failures = failuresAt(0, 1, 2)
  expect(lockOf(failures, minute(24 * 60 + 1))).toMatchObject({ attemptsLeft: 2 })
  expect(lockOf(failures, minute(24 * 60 + 2))).toMatchObject({ attemptsLeft: 5 })
})

test('a lock lasts its full time although failures of the day before are forgotten meanwhile', () => {
  const day = 24 * 60
  const failures = failuresAt(0, 1, 2, 3, 4, day - 10, day - 9, day - 8, day - 7, day - 6)
  expect(lockOf(failures, minute(day + 8)).lockedUntil).toEqual(minute(day + 9))
})

test('a video that was under way when the lock fell lengthens it and opens nothing', () => {
  const failures = failuresAt(0, 1, 2, 3, 4, 5)
  expect(lockOf(failures, minute(6)).lockedUntil).toEqual(minute(20))
})

test('the order in which failures are read does not matter', () => {
  const shuffled = [4, 0, 3, 1, 2].map((index) => failuresAt(0, 1, 2, 3, 4)[index]!)
  expect(lockOf(shuffled, minute(4)).lockedUntil).toEqual(minute(19))
})
