import { expect, test } from 'vitest'
import { cornersOf, isTiny } from './drawn-mark.ts'

test('a rectangle is the same from whichever corner it was drawn', () => {
  const corners = cornersOf({ x: 10, y: 20 }, { x: 40, y: 60 })
  expect(corners).toEqual([
    { x: 10, y: 20 },
    { x: 40, y: 20 },
    { x: 40, y: 60 },
    { x: 10, y: 60 },
  ])
  expect(cornersOf({ x: 40, y: 20 }, { x: 10, y: 60 })).toEqual(corners)
})

test('a slip of the hand is no mark', () => {
  expect(isTiny(cornersOf({ x: 10, y: 10 }, { x: 40, y: 12 }))).toBe(true)
  expect(isTiny(cornersOf({ x: 10, y: 10 }, { x: 40, y: 40 }))).toBe(false)
  expect(isTiny([])).toBe(true)
})
