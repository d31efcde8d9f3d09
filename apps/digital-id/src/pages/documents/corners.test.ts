import { expect, test } from 'vitest'
import { cornersIn } from './side-page.tsx'

const picture = { width: 1000, height: 600 }
const form = (...numbers: readonly number[]) =>
  Object.fromEntries(
    numbers.map((value, place) => [`${place % 2 ? 'y' : 'x'}${Math.floor(place / 2)}`, String(value)]),
  )

test('four corners clockwise are a frame', () => {
  expect(cornersIn(form(10, 10, 900, 12, 890, 560, 20, 550), picture)).toEqual([
    { x: 10, y: 10 },
    { x: 900, y: 12 },
    { x: 890, y: 560 },
    { x: 20, y: 550 },
  ])
})

test.each([
  ['outside of the picture', form(-5, 10, 900, 12, 890, 560, 20, 550)],
  ['a corner pushed through', form(900, 10, 10, 12, 890, 560, 20, 550)],
  ['no numbers', { x0: 'a', y0: '1' }],
  ['nothing', {}],
])('%s: no frame', (_, typed) => {
  expect(cornersIn(typed, picture)).toBeNull()
})
