import { expect, test } from 'vitest'
import { mayShoot, newSteadiness, type Sight, steadier } from './auto-shot.ts'

const at = (shift: number): Sight => ({
  cue: 'good',
  corners: [
    { x: 0.1 + shift, y: 0.2 },
    { x: 0.9 + shift, y: 0.2 },
    { x: 0.9 + shift, y: 0.8 },
    { x: 0.1 + shift, y: 0.8 },
  ],
})

test('a card that stays sharp and in place is taken after six tenths of a second', () => {
  const first = steadier(newSteadiness, at(0), 1000)
  expect(mayShoot(first, 1500)).toBe(false)
  const later = steadier(first, at(0.004), 1550)
  expect(mayShoot(later, 1600)).toBe(true)
})

test('a card that drifts away begins anew', () => {
  const first = steadier(newSteadiness, at(0), 1000)
  expect(steadier(first, at(0.05), 1500).since).toBe(1500)
})

test('one bad look begins anew', () => {
  const first = steadier(newSteadiness, at(0), 1000)
  const blurred = steadier(first, { cue: 'hold-still', corners: at(0).corners }, 1500)
  expect(mayShoot(blurred, 5000)).toBe(false)
})
