import { expect, test } from 'vitest'
import { endOf } from './send-picture.ts'

test.each([
  ['the picture was read', 200, { added: true }, { kind: 'added' }],
  ['the case moved on', 409, { next: '/documents/1' }, { kind: 'onwards', next: '/documents/1' }],
  ['nobody is signed in any more', 401, { next: '/documents/1' }, { kind: 'onwards', next: '/documents/1' }],
  ['it is no picture', 422, { code: 'pdf' }, { kind: 'refused', code: 'pdf' }],
  ['a refusal without a code', 413, {}, { kind: 'refused', code: 'reader-failed' }],
] as const)('%s: that is the end', (_, status, body, end) => {
  expect(endOf({ status, body })).toEqual(end)
})

test.each([
  ['the upload was forgotten', 409, { code: 'upload-gone' }],
  ['too many pictures', 429, {}],
  ['the server is not itself', 503, {}],
] as const)('%s: it is tried again', (_, status, body) => {
  expect(endOf({ status, body })).toBeNull()
})
