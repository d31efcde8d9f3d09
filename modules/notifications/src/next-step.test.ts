import { expect, test } from 'vitest'
import { type DeliveryState, nextStep } from './next-step.ts'

const early = new Date('2026-11-23T05:00:00Z')
const late = new Date('2026-11-23T05:05:00Z')

test.each<[string, DeliveryState, number, Date, ReturnType<typeof nextStep>]>([
  ['a new message is sent', 'committed', 0, early, 'send'],
  ['a new message whose code has expired is given up', 'committed', 0, late, 'give-up'],
  ['a message that was tried is asked about, never sent again unasked', 'gateway-down', 1, early, 'ask'],
  ['a crash between the try and its outcome is a try', 'committed', 1, early, 'ask'],
  ['an expired message that was tried is asked about all the same', 'gateway-down', 1, late, 'ask'],
  ['an accepted message is asked about', 'accepted', 1, late, 'ask'],
  ['a delivered message is done with', 'delivered', 1, early, 'nothing'],
  ['a failed message is done with', 'failed', 1, early, 'nothing'],
])('%s', (_, state, tries, now, step) => {
  expect(nextStep({ state, tries, usefulUntil: late, now })).toBe(step)
})
