import { expect, test } from 'vitest'
import { nextView } from './zoom-view.ts'

const frame = { width: 100, height: 60 }
const whole = { scale: 1, x: 0, y: 0 }

test('the point under the pointer stays where it is', () => {
  expect(nextView(whole, 2, { x: 50, y: 30 }, frame)).toEqual({ scale: 2, x: -50, y: -30 })
  expect(nextView(whole, 2, { x: 0, y: 0 }, frame)).toEqual({ scale: 2, x: 0, y: 0 })
})

test('a picture grows eight times at the most and shrinks to its frame', () => {
  expect(nextView(whole, 100, { x: 0, y: 0 }, frame).scale).toBe(8)
  expect(nextView({ scale: 2, x: -10, y: -5 }, 0.1, { x: 50, y: 30 }, frame)).toEqual({
    scale: 1,
    x: expect.closeTo(0),
    y: expect.closeTo(0),
  })
})

test('it cannot be dragged out of its frame', () => {
  expect(nextView({ scale: 2, x: 40, y: -500 }, 1, { x: 0, y: 0 }, frame)).toEqual({
    scale: 2,
    x: 0,
    y: -60,
  })
})
