import { expect, test } from 'vitest'
import { keyStep, within } from './move-corner.ts'

test('an arrow moves a corner a little, with Shift ten times as far', () => {
  expect(keyStep('ArrowLeft', false, 1500)).toEqual({ x: -3, y: 0 })
  expect(keyStep('ArrowDown', true, 1500)).toEqual({ x: 0, y: 30 })
})

test('other keys are left to the browser', () => {
  expect(keyStep('Tab', false, 1500)).toBeNull()
})

test('a corner never leaves its picture', () => {
  expect(within({ x: -20, y: 900 }, { width: 1500, height: 800 })).toEqual({ x: 0, y: 800 })
})
