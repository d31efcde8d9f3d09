import { expect, test } from 'vitest'
import { isAlive, shouldNoteVisit } from './session-life.ts'

const session = {
  createdAt: new Date('2026-11-23T04:00:00Z'),
  lastSeenAt: new Date('2026-11-23T15:29:00Z'),
  endedAt: null,
}

test.each([
  ['just used', '2026-11-23T15:29:00Z', true],
  ['a second before thirty idle minutes', '2026-11-23T15:58:59Z', true],
  ['after thirty idle minutes', '2026-11-23T15:59:00Z', false],
])('a session lives while it is used: %s', (_, now, alive) => {
  expect(isAlive(session, new Date(now))).toBe(alive)
})

test('a session ends after twelve hours however much it is used', () => {
  const used = { ...session, lastSeenAt: new Date('2026-11-23T15:59:50Z') }
  expect(isAlive(used, new Date('2026-11-23T15:59:59Z'))).toBe(true)
  expect(isAlive(used, new Date('2026-11-23T16:00:00Z'))).toBe(false)
})

test('a session that was ended is over at once', () => {
  expect(isAlive({ ...session, endedAt: session.lastSeenAt }, session.lastSeenAt)).toBe(false)
})

test('a visit is written down once a minute', () => {
  expect(shouldNoteVisit(session, new Date('2026-11-23T15:29:59Z'))).toBe(false)
  expect(shouldNoteVisit(session, new Date('2026-11-23T15:30:00Z'))).toBe(true)
})
