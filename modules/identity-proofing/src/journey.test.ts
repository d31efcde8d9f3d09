import { expect, test } from 'vitest'
import { journeyExpiry, type Move, mayHandOver, mayMove, moves, type Stage, stages } from './journey.ts'

const moveNames = Object.keys(moves) as Move[]

test.each([
  ['phone', ['submitPhone']],
  ['code', ['changePhone', 'resendCode', 'submitCode']],
  ['iin', ['changePhone', 'submitIin']],
  ['consent', ['giveConsent']],
  ['video', ['startVideo', 'finishVideo']],
  ['decision', ['askAgain']],
  ['verified', []],
  ['refused', ['repeatVideo']],
  ['under-age', []],
] as const)('at the stage %s a person may only %j', (stage, allowed) => {
  expect(moveNames.filter((move) => mayMove(stage, move))).toEqual(allowed)
})

test('every stage but the first can be reached from another one', () => {
  const reached = new Set<Stage>(moveNames.flatMap((move) => [...moves[move].to]))
  expect(stages.filter((stage) => !reached.has(stage))).toEqual([])
})

test('nobody reaches the camera without a consent, nor a consent without a code or an IIN that was checked', () => {
  const leadTo = (stage: Stage) =>
    moveNames.filter((move) => (moves[move].to as readonly Stage[]).includes(stage))
  expect(leadTo('consent')).toEqual(['submitCode', 'submitIin'])
  expect(leadTo('video')).toEqual(['giveConsent', 'startVideo', 'askAgain', 'repeatVideo'])
})

test.each(['verified', 'under-age'] as const)(
  'a journey that is %s is not handed to another device',
  (stage) => {
    expect(mayHandOver(stage, 'registration')).toBe(false)
    expect(mayHandOver(stage, 'sign-in')).toBe(false)
  },
)

test.each(['phone', 'code'] as const)(
  'at the %s a registration may be handed over, a sign-in not: nothing is proved yet',
  (stage) => {
    expect([mayHandOver(stage, 'registration'), mayHandOver(stage, 'sign-in')]).toEqual([true, false])
  },
)

test('a registration lives 24 hours, a sign-in one', () => {
  const openedAt = new Date('2026-11-22T10:00:00Z')
  expect(journeyExpiry(openedAt, 'registration')).toEqual(new Date('2026-11-23T10:00:00Z'))
  expect(journeyExpiry(openedAt, 'sign-in')).toEqual(new Date('2026-11-22T11:00:00Z'))
})
