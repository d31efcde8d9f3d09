import { expect, test } from 'vitest'
import { compareKazakh, isSameName } from './names.ts'

test.each([
  ['Қасымов', 'ҚАСЫМОВ', true],
  ['Әл-Фараби', 'ӘЛ ФАРАБИ', true],
  ['Әл‑Фараби', 'Әл–Фараби', true],
  ['  Айгүл ', 'Айгүл', true],
  ['Андрей', 'Андрей'.normalize('NFD'), true],
  ['Семёнов', 'Семёнов'.normalize('NFD'), true],
  ['Ильяс', 'Iльяс', false],
  ['Ілияс', 'ілияс', true],
  ['Қасымов', 'Касымов', false],
  ['Семёнов', 'Семенов', false],
  ['Әсел', 'Асел', false],
  ['Касымов', 'Kassymov', false],
])('"%s" and "%s" are one name: %s', (left, right, same) => {
  expect(isSameName(left, right)).toBe(same)
})

test('names are sorted by the Kazakh alphabet', () => {
  const sorted = [
    'Ілияс',
    'Яна',
    'Қайрат',
    'Камал',
    'Әсел',
    'Асан',
    'Ғани',
    'Гүлнар',
    'Өмір',
    'Олжас',
    'Ыдырыс',
  ]
  expect(sorted.toSorted(compareKazakh)).toEqual([
    'Асан',
    'Әсел',
    'Гүлнар',
    'Ғани',
    'Камал',
    'Қайрат',
    'Олжас',
    'Өмір',
    'Ыдырыс',
    'Ілияс',
    'Яна',
  ])
})
