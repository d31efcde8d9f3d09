import { expect, test } from 'vitest'
import { seededRandom } from '../../bench/random.ts'
import { areValidActions, drawActions } from './actions.ts'

test('every drawn order shows both sides, four or five actions, and no two equal neighbours', () => {
  const random = seededRandom(1)
  for (let i = 0; i < 500; i++) {
    const actions = drawActions(random)
    expect([4, 5]).toContain(actions.length)
    expect(actions).toContain('left')
    expect(actions).toContain('right')
    expect(areValidActions(actions)).toBe(true)
  }
})

test('an order never begins by asking for what the person does already', () => {
  const random = seededRandom(2)
  for (let i = 0; i < 200; i++) expect(drawActions(random)[0]).not.toBe('centre')
})

test('many different orders are drawn, so that nobody can record one beforehand', () => {
  const random = seededRandom(3)
  const drawn = new Set(Array.from({ length: 400 }, () => drawActions(random).join()))
  expect(drawn.size).toBeGreaterThan(25)
})

test('orders from outside are refused when empty, endless, unknown or repeating', () => {
  expect(areValidActions([])).toBe(false)
  expect(areValidActions(['left', 'left'])).toBe(false)
  expect(areValidActions(['up'])).toBe(false)
  expect(areValidActions(new Array(9).fill('left'))).toBe(false)
  expect(areValidActions(['left', 'centre', 'right'])).toBe(true)
})
