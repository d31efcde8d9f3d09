import { expect, test } from 'vitest'
import { readAnswer } from './ask-server.ts'

test.each([
  ['an answer', 200, { hint: 'good', done: 1, next: null }, 'told'],
  [
    'another page takes over: locked, order used, journey elsewhere',
    409,
    { next: '/register/locked' },
    'onwards',
  ],
  ['the frame could not be read', 422, { code: 'frame-unreadable' }, 'refused'],
  ['the server is overloaded', 503, null, 'unreachable'],
  ['too many questions at once', 429, { code: 'limited' }, 'unreachable'],
  ['a proxy answers with a page', 502, null, 'unreachable'],
  ['an empty answer', 200, null, 'unreachable'],
])('%s', (_, status, body, kind) => {
  expect(readAnswer(status, body).kind).toBe(kind)
})

test.each([
  ['frame-of-no-check', 'start-again'],
  ['frame-too-late', 'start-again'],
  ['frames-too-many', 'finish'],
  ['frame-empty', 'skip'],
  ['something-new', 'start-again'],
])('a refusal %s means: %s', (code, remedy) => {
  expect(readAnswer(422, { code })).toEqual({ kind: 'refused', remedy })
})
