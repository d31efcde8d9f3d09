import { expect, test } from 'vitest'
import { closedCircuit, isOpen, whenAnswered, whenTried } from './circuit.ts'

const failing = { well: false, milliseconds: 20 }
const slow = { well: true, milliseconds: 1600 }
const quick = { well: true, milliseconds: 200 }

test.each([
  ['two failures are bad luck', [failing, failing], false],
  ['three in a row are a rest of half a minute', [failing, failing, failing], true],
  ['an answer in between begins anew', [failing, failing, quick, failing], false],
  ['slow answers count like none', [slow, failing, slow], true],
])('%s', (_, answers, open) => {
  const after = answers.reduce((circuit, answer) => whenAnswered(circuit, answer, 1000), closedCircuit)
  expect(isOpen(after, 1000)).toBe(open)
  expect(isOpen(after, 31_000)).toBe(false)
})

test('after the rest one message is the trial, and the others wait for how it ends', () => {
  const rested = { failuresInARow: 3, openUntil: 31_000 }
  const trial = whenTried(rested, 31_000)
  expect(isOpen(trial, 31_001)).toBe(true)
  expect(whenAnswered(trial, quick, 31_500)).toEqual(closedCircuit)
  expect(isOpen(whenAnswered(trial, failing, 31_500), 61_499)).toBe(true)
})
