import { expect, test } from 'vitest'
import { film, yawsOf } from '../../testing/synthetic-head.ts'
import type { Action } from './actions.ts'
import { countDone, followActions } from './order.ts'
import { shippedRules } from './rules.ts'

const follow = (yaws: readonly number[], asked: readonly Action[], pause = 100) =>
  followActions(film(yaws, pause), asked, shippedRules)

test('what was asked and done in order is accepted', () => {
  const asked: Action[] = ['left', 'right', 'centre', 'left']
  const { seen, reasons } = follow(yawsOf(asked), asked)
  expect(seen).toEqual(asked)
  expect(reasons).toEqual([])
})

test('passing the middle on the way from side to side is no action', () => {
  expect(follow(yawsOf(['left', 'right']), ['left', 'right']).seen).toEqual(['left', 'right'])
})

test('a centre that was asked for must be held, not passed', () => {
  const { reasons } = follow(yawsOf(['left', 'right']), ['left', 'centre', 'right'])
  expect(reasons).toContain('order-wrong')
})

test('a long stop in the middle that nobody asked for is another order', () => {
  const { seen, reasons } = follow(
    [...yawsOf(['left']), 0, 0, 0, 0, 0, 0, 0, ...yawsOf(['right'])],
    ['left', 'right'],
  )
  expect(seen).toEqual(['left', 'centre', 'right'])
  expect(reasons).toContain('order-wrong')
})

test('the other side first is the wrong order', () => {
  expect(follow(yawsOf(['right', 'left']), ['left', 'right']).reasons).toContain('order-wrong')
})

test('more or fewer actions than asked is the wrong order', () => {
  expect(follow(yawsOf(['left', 'right', 'left']), ['left', 'right']).reasons).toContain('order-wrong')
  expect(follow(yawsOf(['left']), ['left', 'right']).reasons).toContain('order-wrong')
})

test('looking straight before the first and after the last action is free', () => {
  const yaws = [0, 0, 0, 0, 0, 0, ...yawsOf(['left', 'right']), 0, 0, 0, 0, 0, 0, 0, 0]
  expect(follow(yaws, ['left', 'right']).reasons).toEqual([])
})

test('frames that run backwards in time are refused', () => {
  const frames = film(yawsOf(['left', 'right']))
  const mixed = [...frames.slice(0, 5), frames[2]!, ...frames.slice(5)]
  expect(followActions(mixed, ['left', 'right'], shippedRules).reasons).toContain('order-wrong')
})

test('a whole check in under a second, or in minutes, is refused', () => {
  expect(follow(yawsOf(['left', 'right']), ['left', 'right'], 30).reasons).toContain('too-fast')
  expect(follow(yawsOf(['left', 'right']), ['left', 'right'], 9000).reasons).toContain('too-slow')
})

test('the live count of done actions grows one by one and never runs ahead', () => {
  const asked: Action[] = ['left', 'centre', 'right']
  const frames = film(yawsOf(asked))
  const counts = frames.map((_, i) => countDone(frames.slice(0, i + 1), asked, shippedRules))
  expect(counts[0]).toBe(0)
  expect(counts.at(-1)).toBe(3)
  expect(
    counts.every((count, i) => i === 0 || (count >= counts[i - 1]! && count <= counts[i - 1]! + 1)),
  ).toBe(true)
})
