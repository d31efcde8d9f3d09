import { expect, test } from 'vitest'
import {
  type CheckInHand,
  checkExpiry,
  decideFrame,
  orderStands,
  takenAt,
  videoRules,
} from './video-order.ts'

const openedAt = new Date('2026-11-22T10:00:00Z')
const seconds = (after: number) => new Date(openedAt.getTime() + after * 1000)
const check: CheckInHand = { nonce: 'nonce', openedAt, frames: 10, bytes: 500_000 }
const frame = { nonce: 'nonce', bytes: 50_000 }

test('a frame of this check, in time and small enough, is taken', () => {
  expect(decideFrame(check, frame, seconds(179))).toBeNull()
})

test.each([
  ['frame-of-no-check', null, frame, 1],
  ['frame-of-another-check', check, { ...frame, nonce: 'another' }, 1],
  ['frame-too-late', check, frame, 180],
  ['frame-empty', check, { ...frame, bytes: 0 }, 1],
  ['frame-too-large', check, { ...frame, bytes: videoRules.frameBytes + 1 }, 1],
  ['frames-too-many', { ...check, frames: videoRules.frames }, frame, 1],
  ['frames-too-many', { ...check, bytes: videoRules.totalBytes - 1 }, frame, 1],
] as const)('a frame is refused as %s', (refusal, inHand, arrived, after) => {
  expect(decideFrame(inHand, arrived, seconds(after))).toBe(refusal)
})

test('an order of actions stands ten minutes', () => {
  const order = { actions: ['left', 'right', 'centre'] as const, offeredAt: openedAt }
  expect(orderStands(order, seconds(599))).toBe(true)
  expect(orderStands(order, seconds(600))).toBe(false)
  expect(orderStands(null, openedAt)).toBe(false)
})

test('the camera may stay open for three minutes', () => {
  expect(checkExpiry(check)).toEqual(seconds(180))
})

test.each([
  ['believed when it arrives a little later', 1000, 1200, 1000],
  ['believed when the network was slow', 1000, 6000, 1000],
  ['not believed when it arrives far too late', 1000, 6001, 6001],
  ['not believed when it lies in the future', 3000, 1200, 1200],
  ['cut to the arrival when the clocks differ a little', 1300, 1200, 1200],
  ['not believed when it is no number', Number.NaN, 1200, 1200],
  ['missing', null, 1200, 1200],
])("a page's time of a frame is %s", (_, claimed, arrived, expected) => {
  expect(takenAt(claimed, arrived)).toBe(expected)
})
