import { expect, test } from 'vitest'
import { isComplete } from './is-complete.ts'

const form = (...fields: readonly (readonly [string, string])[]) => {
  const sent = new FormData()
  for (const [name, value] of fields) sent.append(name, value)
  return sent
}

test.each([
  ['approve', form(), true],
  ['reject', form(), false],
  ['reject', form(['reasons', 'copy']), true],
  ['ask-new-photo', form(), false],
  ['ask-new-photo', form(['side', 'front']), true],
  ['escalate', form(['note', '  ']), false],
  ['escalate', form(['note', 'Two faces']), true],
  ['', form(), false],
])('%s is complete: %#', (verb, sent, complete) => {
  expect(isComplete(verb, sent)).toBe(complete)
})
