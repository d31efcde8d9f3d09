import { expect, test } from 'vitest'
import { keyMeant } from './key-meant.ts'

const press = (key: string, held = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })
const field = { matches: () => true }
const page = { matches: () => false }

test.each([
  ['a letter on the page', press('ф'), page, 'shortcut'],
  ['a letter in a field', press('a'), field, null],
  ['Escape in a field', press('Escape'), field, 'leave-field'],
  ['a question mark', press('?'), page, 'help'],
  ['a question mark in a field', press('?'), field, null],
  ['a shortcut of the browser', press('r', { ctrlKey: true }), page, null],
  ['nothing in focus', press('a'), null, 'shortcut'],
] as const)('%s', (_, event, target, meant) => {
  expect(keyMeant(event, target)).toBe(meant)
})
