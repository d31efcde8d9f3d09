import { expect, test } from 'vitest'
import type { Cue } from '../../camera/cues.ts'
import { firstCue, steady } from './steady-cue.ts'

/** Plays a cue every 100 ms; what was shown and what was said, in order. */
function play(cues: readonly Cue[]) {
  let state = firstCue(cues[0]!, 0)
  const shown: Cue[] = [state.shown]
  const said: Cue[] = []
  for (const [i, cue] of cues.entries()) {
    state = steady(state, cue, i * 100)
    if (state.shown !== shown.at(-1)) shown.push(state.shown)
    if (state.spoken && state.spoken !== said.at(-1)) said.push(state.spoken)
  }
  return { shown, said }
}

const times = (count: number, ...cues: readonly Cue[]) => Array.from({ length: count }, () => cues).flat()

test('one blurred frame does not change the words', () => {
  const { shown } = play([...times(10, 'turn-left'), 'hold-still', ...times(10, 'turn-left')])
  expect(shown).toEqual(['turn-left'])
})

test('a cue that flickers with every frame changes nothing', () => {
  expect(play(times(30, 'move-closer', 'more-light')).shown).toEqual(['move-closer'])
})

test('a cue that is meant is shown', () => {
  expect(play([...times(10, 'turn-left'), ...times(10, 'more-light')]).shown).toEqual([
    'turn-left',
    'more-light',
  ])
})

test('praise comes at once', () => {
  expect(play([...times(3, 'turn-left'), 'good']).shown).toEqual(['turn-left', 'good'])
})

test('the voice says each thing once', () => {
  expect(play(times(100, 'turn-left')).said).toEqual(['turn-left'])
})

test('the voice rests between two sentences and says the newest', () => {
  const { said } = play([...times(8, 'move-closer'), ...times(8, 'more-light'), ...times(30, 'turn-left')])
  expect(said).toEqual(['move-closer', 'turn-left'])
})
