import { expect, test } from 'vitest'
import { typeLetter } from './type-letter.ts'

test.each([
  ['at the end of capitals', 'БЕК', 3, 3, 'Ұ', 'БЕКҰ', 4],
  ['in the middle', 'СЛТАНОВ', 1, 1, 'Ұ', 'СҰЛТАНОВ', 2],
  ['behind a small letter', 'Айг', 3, 3, 'Ү', 'Айгү', 4],
  ['in place of what is marked', 'КАСЫМОВ', 0, 1, 'Қ', 'ҚАСЫМОВ', 1],
  ['as the first letter', '', 0, 0, 'Ә', 'Ә', 1],
  ['behind a hyphen', 'Ай-', 3, 3, 'Қ', 'Ай-Қ', 4],
  ['І stays І', 'Ж', 1, 1, 'І', 'ЖІ', 2],
] as const)('%s', (_, value, from, to, letter, expected, caret) => {
  expect(typeLetter(value, from, to, letter)).toEqual({ value: expected, caret })
})
