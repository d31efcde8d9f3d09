import { expect, test } from 'vitest'
import { type DeliveryState, isBeyondDoubt, nextStep } from './next-step.ts'

const early = new Date('2026-11-23T05:00:00Z')
const handed = new Date('2026-11-23T04:59:00Z')
const late = new Date('2026-11-23T05:05:00Z')

test.each<[string, DeliveryState, Date | null, Date, ReturnType<typeof nextStep>]>([
  ['a new message is sent', 'committed', null, early, 'send'],
  ['a new message whose code has expired is given up', 'committed', null, late, 'give-up'],
  ['a message that was tried is asked about, never sent again unasked', 'gateway-down', handed, early, 'ask'],
  ['a crash between the try and its outcome is a try', 'committed', handed, early, 'ask'],
  ['an expired message that was tried is asked about all the same', 'gateway-down', handed, late, 'ask'],
  ['an accepted message is asked about', 'accepted', handed, late, 'ask'],
  ['a delivered message is done with', 'delivered', handed, early, 'nothing'],
  ['a failed message is done with', 'failed', handed, early, 'nothing'],
  ['a message that was surely not taken is sent', 'gateway-down', null, early, 'send'],
])('%s', (_, state, handedAt, now, step) => {
  expect(nextStep({ state, handedAt, usefulUntil: late, now })).toBe(step)
})

test.each<[string, DeliveryState, Date | null, string, boolean]>([
  ['nine minutes of silence may still end', 'gateway-down', handed, '2026-11-23T05:08:59Z', false],
  ['after ten nobody will say any more', 'gateway-down', handed, '2026-11-23T05:09:00Z', true],
  ['what was accepted is no matter of doubt', 'accepted', handed, '2026-11-24T05:00:00Z', false],
  ['what nobody has is no matter of doubt', 'gateway-down', null, '2026-11-24T05:00:00Z', false],
])('%s', (_, state, handedAt, now, beyond) => {
  expect(isBeyondDoubt({ state, handedAt, now: new Date(now) })).toBe(beyond)
})
