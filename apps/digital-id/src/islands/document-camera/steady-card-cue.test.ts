import { expect, test } from 'vitest'
import { firstCue, steadyCue } from './steady-card-cue.ts'

test('a flicker of another cue changes nothing', () => {
  const closer = firstCue('closer', 0)
  const flicker = steadyCue(closer, 'glare', 700)
  expect(flicker.shown).toBe('closer')
  expect(steadyCue(flicker, 'closer', 780).shown).toBe('closer')
})

test('a cue that is meant takes over once the last one could be read', () => {
  const wanted = steadyCue(firstCue('closer', 0), 'glare', 700)
  expect(steadyCue(wanted, 'glare', 960).shown).toBe('glare')
})

test('that all is well is told at once', () => {
  const good = steadyCue(firstCue('closer', 0), 'good', 100)
  expect(good).toMatchObject({ shown: 'good', spokenAt: 100 })
})

test('the voice rests between two sentences', () => {
  const wanted = steadyCue(firstCue('closer', 0), 'glare', 700)
  expect(steadyCue(wanted, 'glare', 960).spokenAt).toBe(0)
  const late = steadyCue(firstCue('closer', 0), 'glare', 2100)
  expect(steadyCue(late, 'glare', 2400).spokenAt).toBe(2400)
})
