import { expect, test } from 'vitest'
import { dueInWords } from './due-time.ts'

const now = new Date('2026-11-23T05:00:00Z')

test.each([
  ['2026-11-24T05:30:00Z', '1 d 0 h left', 'info'],
  ['2026-11-23T07:00:00Z', '2 h 0 min left', 'info'],
  ['2026-11-23T06:59:00Z', '1 h 59 min left', 'warning'],
  ['2026-11-23T05:00:00Z', '0 min left', 'warning'],
  ['2026-11-23T04:15:00Z', '45 min overdue', 'danger'],
])('a case due at %s: %s', (due, words, colour) => {
  expect(dueInWords('en', new Date(due), now)).toMatchObject({ words, colour })
})

test('a case without a clock says so', () => {
  expect(dueInWords('kk', null, now).colour).toBe('neutral')
})
