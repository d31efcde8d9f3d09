import { expect, test } from 'vitest'
import { problemOfAnswer, problemOfBrowser } from './passkey-problem.ts'

test.each([
  ['NotAllowedError', 'cancelled'],
  ['AbortError', 'cancelled'],
  ['InvalidStateError', 'exists'],
  ['NotSupportedError', 'unsupported'],
  ['SecurityError', 'unsupported'],
])('the browser throws %s: %s', (name, problem) => {
  expect(problemOfBrowser(name)).toBe(problem)
})

test.each([
  [422, 'passkey-exists', 'exists'],
  [422, 'passkey-expired', 'expired'],
  [422, 'passkey-refused', 'refused'],
  [429, undefined, 'limited'],
  [503, undefined, 'offline'],
])('the server answers %i %s: %s', (status, code, problem) => {
  expect(problemOfAnswer(status, code)).toBe(problem)
})
