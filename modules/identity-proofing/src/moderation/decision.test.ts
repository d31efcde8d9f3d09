import { describe, expect, test } from 'vitest'
import type { DocumentTerms } from '../documents/terms.ts'
import { type Decision, faultOfDecision, outcomeOf } from './decision.ts'
import { whyClosed } from './moderator.ts'
import { agreesWith } from './second-look.ts'

const terms: DocumentTerms = {
  appealMonths: 3,
  originalsAfterApprovalDays: 5,
  draftsKeptDays: 30,
  videoFreshDays: 30,
  deletedKeptDays: 365,
  claimMinutes: 15,
  secondLooksPercent: 5,
}
const now = new Date('2026-11-30T06:00:00Z')
const decision: Decision = {
  verb: 'approve',
  staffId: 'staff-1',
  reasons: [],
  side: null,
  note: '',
  marks: [],
}
const fault = (change: Partial<Decision>, kind: 'id-card' | 'passport' = 'id-card') =>
  faultOfDecision({ ...decision, ...change }, kind)

describe('given a claimed case, when it is decided', () => {
  test('an approval needs no reason', () => {
    expect(fault({})).toBeNull()
  })

  test('a rejection needs one of the five', () => {
    expect(fault({ verb: 'reject' })).toBe('no-reason')
    expect(fault({ verb: 'reject', reasons: ['copy', 'unreadable'] })).toBeNull()
    expect(fault({ verb: 'reject', reasons: ['ugly'] as never })).toBe('reason-unknown')
  })

  test('a new photo is asked of one side that the document has', () => {
    expect(fault({ verb: 'ask-new-photo' })).toBe('no-side')
    expect(fault({ verb: 'ask-new-photo', side: 'back' })).toBeNull()
    expect(fault({ verb: 'ask-new-photo', side: 'back' }, 'passport')).toBe('side-unknown')
  })

  test('an escalation says why', () => {
    expect(fault({ verb: 'escalate', note: ' ' })).toBe('no-note')
    expect(fault({ verb: 'escalate', note: 'Two different surnames' })).toBeNull()
  })

  test('a note has an end, and marks lie on sides that are there', () => {
    const point = { x: 0, y: 0 }
    const mark = { slot: 'page', reason: 'unreadable', place: [point, point, point, point] } as const
    expect(fault({ note: 'а'.repeat(1001) })).toBe('note-too-long')
    expect(fault({ verb: 'reject', reasons: ['unreadable'], marks: [mark] })).toBe('mark-unknown')
  })
})

describe('what follows', () => {
  test('an approval keeps the pictures for five days, for a second look', () => {
    expect(outcomeOf('approve', 'first', now, terms)).toEqual({
      state: 'approved',
      lane: 'first',
      appealUntil: null,
      originalsDueAt: new Date('2026-12-05T06:00:00Z'),
    })
  })

  test('a rejection may be appealed until the end of the last day of three months; so long the pictures stay', () => {
    const end = new Date('2027-02-28T18:59:59Z')
    expect(outcomeOf('reject', 'first', now, terms)).toMatchObject({
      state: 'rejected',
      appealUntil: end,
      originalsDueAt: end,
    })
  })

  test('a rejection on an appeal is the last one here', () => {
    expect(outcomeOf('reject', 'appeal', now, terms)).toMatchObject({
      appealUntil: null,
      originalsDueAt: new Date('2026-12-05T06:00:00Z'),
    })
  })

  test('a new photo comes back to the same queue, an escalation goes to the seniors', () => {
    expect(outcomeOf('ask-new-photo', 'appeal', now, terms)).toMatchObject({
      state: 'new-photo-asked',
      lane: 'appeal',
      originalsDueAt: null,
    })
    expect(outcomeOf('escalate', 'first', now, terms)).toMatchObject({
      state: 'escalated',
      lane: 'escalated',
    })
  })
})

describe('who may have a case', () => {
  const moderator = { role: 'moderator' } as const
  const senior = { role: 'senior-moderator' } as const
  const stranger = { own: false, seenBefore: false }
  test('nobody has their own, in whatever queue', () => {
    for (const lane of ['first', 'escalated', 'appeal'] as const)
      expect(whyClosed(senior, lane, { own: true, seenBefore: false })).toBe('own')
  })

  test('after a complaint nobody who saw it has it again; before one they may', () => {
    expect(whyClosed(moderator, 'appeal', { own: false, seenBefore: true })).toBe('seen-before')
    expect(whyClosed(senior, 'appeal', { own: false, seenBefore: true })).toBe('seen-before')
    expect(whyClosed(moderator, 'first', { own: false, seenBefore: true })).toBeNull()
    expect(whyClosed(moderator, 'appeal', stranger)).toBeNull()
  })

  test('what was escalated is for seniors', () => {
    expect(whyClosed(moderator, 'escalated', stranger)).toBe('senior-only')
    expect(whyClosed(senior, 'escalated', stranger)).toBeNull()
  })
})

test('two looks agree when both approve, or reject for a common reason', () => {
  const approve = { verb: 'approve', reasons: [] } as const
  const copy = { verb: 'reject', reasons: ['copy', 'unreadable'] } as const
  expect(agreesWith(approve, approve)).toBe(true)
  expect(agreesWith(approve, copy)).toBe(false)
  expect(agreesWith(copy, { verb: 'reject', reasons: ['copy'] })).toBe(true)
  expect(agreesWith(copy, { verb: 'reject', reasons: ['expired'] })).toBe(false)
})
