import { expect, test } from 'vitest'
import { cueOf } from './card-cue.ts'
import type { CardLook } from './look-at-card.ts'

const corner = { x: 0, y: 0 }
const good: CardLook = {
  corners: [corner, corner, corner, corner],
  fill: 0.95,
  astray: 0.03,
  slant: 0.98,
  turn: 1,
  glare: 0,
  light: 140,
  sharpness: 0.5,
}

test('a sharp card in the outline may be taken', () => {
  expect(cueOf(good)).toBe('good')
})

test.each([
  ['nothing like a card', { corners: null }, 'no-card'],
  ['a covered lens, whatever else is seen', { light: 10, corners: null }, 'dark'],
  ['a card far away', { fill: 0.5 }, 'closer'],
  ['a card that fills more than the outline', { fill: 1.3 }, 'farther'],
  ['a card beside the outline', { astray: 0.3 }, 'centre'],
  ['a card turned', { turn: -14 }, 'level'],
  ['a card seen at a slant', { slant: 0.7 }, 'flatter'],
  ['a lamp in the laminate', { glare: 0.08 }, 'glare'],
  ['a picture out of focus', { sharpness: 0.2 }, 'hold-still'],
  ['many faults: the first one first', { fill: 0.4, glare: 0.3, sharpness: 0.1 }, 'closer'],
] as const)('%s', (_, change, cue) => {
  expect(cueOf({ ...good, ...change })).toBe(cue)
})
