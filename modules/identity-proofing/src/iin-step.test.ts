import { expect, test } from 'vitest'
import { decideIin, decideLink } from './iin-step.ts'

const today = '2026-11-22'

test.each(['850715300013', ' 850715 300013 ', '850715-300-013'])('"%s" is taken', (typed) => {
  expect(decideIin(typed, today)).toEqual({ kind: 'accepted', iin: '850715300013' })
})

test.each([
  ['', 'IIN_EMPTY'],
  ['85071530001a', 'IIN_CHARACTERS'],
  ['8507153000', 'IIN_LENGTH'],
  ['850715900013', 'IIN_CENTURY'],
  ['850230300013', 'IIN_DATE'],
  ['281212500010', 'IIN_DATE_IN_FUTURE'],
  ['850715300401', 'IIN_NEVER_ISSUED'],
  ['850715300014', 'IIN_CONTROL_DIGIT'],
])('"%s" is refused as %s', (typed, code) => {
  expect(decideIin(typed, today)).toEqual({ kind: 'refused', code })
})

test.each([
  ['080512500010', '2026-05-11', 'under-age'],
  ['080512500010', '2026-05-12', 'accepted'],
  ['101106600019', '2026-11-22', 'under-age'],
])('the owner of %s is on %s %s', (iin, day, kind) => {
  expect(decideIin(iin, day).kind).toBe(kind)
})

test('a minor is told the day of coming of age', () => {
  expect(decideIin('101106600019', today)).toMatchObject({ turnsAdultOn: '2028-11-06' })
})

test.each([
  [{ kind: 'answer', answer: { linked: true } }, 'linked'],
  [{ kind: 'answer', answer: { linked: false } }, 'mismatch'],
  [{ kind: 'unavailable', reason: 'wrong-answer' }, 'mismatch'],
  [{ kind: 'unavailable', reason: 'slow' }, 'wait'],
  [{ kind: 'unavailable', reason: 'failing' }, 'wait'],
  [{ kind: 'unavailable', reason: 'unreachable' }, 'wait'],
  [{ kind: 'unavailable', reason: 'resting' }, 'wait'],
] as const)('when the Mobile Citizens Base says %j, the decision is %s', (outcome, decision) => {
  expect(decideLink(outcome)).toBe(decision)
})
