import { expect, test } from 'vitest'
import { respell } from './respell.ts'
import { cutEndings, findWords, foldLetters } from './words.ts'

test.each([
  ['ӘҒҚҢӨҰҮҺІ', 'агкноуухи'],
  ['Ёлка', 'елка'],
  ['ПАССКЕЙ', 'пасскей'],
])('%s is folded to %s', (text, folded) => {
  expect(foldLetters(text)).toBe(folded)
})

test.each([
  ['камера', 'камерасы'],
  ['камера', 'камеру'],
  ['телефон', 'телефонды'],
  ['телефон', 'телефоным'],
  ['документ', 'документами'],
  ['құжат', 'құжаттарды'],
  ['деректер', 'деректерді'],
  ['passkey', 'passkeys'],
  ['locked', 'lock'],
])('%s and %s are looked for as one', (a, b) => {
  expect(cutEndings(foldLetters(a))).toBe(cutEndings(foldLetters(b)))
})

test('short words keep all their letters', () => {
  expect(['код', 'смс', 'жсн', 'ids'].map(cutEndings)).toEqual(['код', 'смс', 'жсн', 'ids'])
})

test('words are found where they stand, empty ones are passed over', () => {
  expect(findWords('Не приходит SMS!').map(({ start, end }) => [start, end])).toEqual([
    [3, 11],
    [12, 15],
  ])
})

test('a query in Cyrillic needs no other spelling', () => {
  expect(respell('камера')).toEqual([])
})

test('a query in Latin letters is read by keys and by ear', () => {
  expect(respell('rfvthf')[0]).toBe('камера')
  expect(respell('kamera')[1]).toBe('камера')
})
