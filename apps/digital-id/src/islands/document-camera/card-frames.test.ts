import { expect, test } from 'vitest'
import { stripOf, viewOf } from './card-frames.ts'

test('an upright phone shows the middle of its tall picture', () => {
  expect(viewOf(1080, 1920, 4 / 3)).toEqual({ x: 0, y: 555, width: 1080, height: 810 })
})

test('a wide picture loses its ends', () => {
  expect(viewOf(1920, 1080, 4 / 3)).toEqual({ x: 240, y: 0, width: 1440, height: 1080 })
})

test('the strip for sharpness lies inside the outline', () => {
  const view = viewOf(1920, 1080, 4 / 3)
  const strip = stripOf(view, { left: 0.05, top: 0.2, width: 0.9, height: 0.6 })
  expect(strip.width).toBeLessThanOrEqual(900)
  expect(strip.x).toBeGreaterThan(view.x + 0.05 * view.width)
  expect(strip.y).toBeGreaterThan(0.2 * view.height)
  expect(strip.y + strip.height).toBeLessThan(0.8 * view.height)
})
