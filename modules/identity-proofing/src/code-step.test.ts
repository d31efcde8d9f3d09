import { expect, test } from 'vitest'
import { decideCode, readTypedCode, resendAt, type SentCode } from './code-step.ts'

const sentAt = new Date('2026-11-22T10:00:00Z')
const hashOf = (digits: string) => `hash of ${digits}`
const later = (seconds: number) => new Date(sentAt.getTime() + seconds * 1000)

function sent(digits: string, change: Partial<SentCode> = {}): SentCode {
  return {
    smsId: digits,
    hash: hashOf(digits),
    sentAt,
    wrongTries: 0,
    usedAt: null,
    ...change,
  }
}
const answer = (codes: readonly SentCode[], typed: string, now = later(20)) =>
  decideCode(codes, typed, hashOf, now)

test.each(['123456', ' 123 456 ', '123-456', '12 34 56', '１２３４５６'])(
  'given a sent code, when "%s" is typed, then it is taken',
  (typed) => {
    expect(answer([sent('123456')], typed).kind).toBe('accepted')
  },
)

test.each([
  ['', 'code-empty'],
  ['12345', 'code-malformed'],
  ['1234567', 'code-malformed'],
  ['abcdef', 'code-malformed'],
])('"%s" is %s and costs no try', (typed, code) => {
  expect(answer([sent('123456')], typed)).toEqual({ kind: 'refused', code, costsTry: false, triesLeft: 5 })
})

test('a wrong code costs a try and says how many are left', () => {
  expect(answer([sent('123456', { wrongTries: 1 })], '654321')).toEqual({
    kind: 'refused',
    code: 'code-wrong',
    costsTry: true,
    triesLeft: 3,
  })
})

test('the fifth wrong code says that the tries are used up', () => {
  expect(answer([sent('123456', { wrongTries: 4 })], '654321')).toMatchObject({
    code: 'code-tries-used-up',
    costsTry: true,
    triesLeft: 0,
  })
})

test('at the sixth try even the right code is not taken', () => {
  expect(answer([sent('123456', { wrongTries: 5 })], '123456')).toMatchObject({
    kind: 'refused',
    code: 'code-tries-used-up',
    costsTry: false,
  })
})

test.each([
  [299, 'accepted'],
  [300, 'refused'],
] as const)('%i seconds after it was sent a code is %s', (seconds, kind) => {
  expect(answer([sent('123456')], '123456', later(seconds)).kind).toBe(kind)
})

test('an expired code is called expired whether or not it was right, so nothing is learnt from it', () => {
  expect(answer([sent('123456')], '123456', later(301))).toEqual(
    answer([sent('123456')], '654321', later(301)),
  )
})

test('the code of an earlier SMS is told apart from a wrong one', () => {
  const codes = [sent('111111'), sent('222222', { sentAt: later(40) })]
  expect(answer(codes, '111111', later(50))).toMatchObject({ code: 'code-replaced', costsTry: true })
})

test('a used code is not taken twice', () => {
  const codes = [sent('111111', { usedAt: later(10) }), sent('222222', { sentAt: later(40) })]
  expect(answer(codes, '111111', later(50))).toMatchObject({ code: 'code-already-used' })
  expect(answer([sent('111111', { usedAt: later(10) })], '111111')).toMatchObject({
    code: 'code-already-used',
  })
})

test('without any sent code the answer is that it expired', () => {
  expect(answer([], '123456')).toMatchObject({ code: 'code-expired', triesLeft: 0 })
})

test('another code may be asked for after 30 seconds', () => {
  expect(resendAt([sent('123456')], later(29))).toEqual(later(30))
  expect(resendAt([sent('123456')], later(30))).toBeNull()
  expect(resendAt([], later(0))).toBeNull()
})

test('a whole pasted message is not a code', () => {
  expect(readTypedCode('Code: 123456')).toBeNull()
})
