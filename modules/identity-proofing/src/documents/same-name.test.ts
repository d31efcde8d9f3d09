import { expect, test } from 'vitest'
import { couldBeLatinOf, isLatin } from './same-name.ts'

test.each([
  ['ҚАСЫМОВ', 'KASSYMOV'],
  ['ҚАСЫМОВ', 'QASYMOV'],
  ['Ғабит', 'GABIT'],
  ['Әуезов', 'AUEZOV'],
  ['Жұмабаев', 'ZHUMABAYEV'],
  ['Жұмабаев', 'JUMABAEV'],
  ['Өмірбек', 'OMIRBEK'],
  ['Үсенов', 'USENOV'],
  ['Ыбырай', 'YBYRAI'],
  ['Щербаков', 'SHCHERBAKOV'],
  ['Юлия', 'YULIYA'],
  ['Ильясова', 'ILYASOVA'],
  ['Хайруллаев', 'KHAIRULLAYEV'],
  ['Әл-Фараби', 'AL FARABI'],
  ['Соловьёв', 'SOLOVYEV'],
  ['Айгүл', 'AIGUL'],
  ['Сұлтанов', 'SULTANOV'],
  ['Еркін', 'YERKIN'],
  ['Қабылұлы', 'KABYLULY'],
])('%s may be written %s', (cyrillic, latin) => {
  expect(couldBeLatinOf(cyrillic, latin)).toBe(true)
})

test.each([
  ['ҚАСЫМОВ', 'KASYMOVA'],
  ['Әуезов', 'ABAYEV'],
  ['Айгүл', 'AIGERIM'],
  ['Ли', 'LIM'],
  ['Серік', ''],
])('%s is never written "%s"', (cyrillic, latin) => {
  expect(couldBeLatinOf(cyrillic, latin)).toBe(false)
})

test('the zone may have cut the end of a long name off', () => {
  expect(couldBeLatinOf('Нурмухаммеджанулы', 'NURMUKHAMMED')).toBe(true)
  expect(couldBeLatinOf('Нурланов', 'NUR')).toBe(false)
})

test('a long name takes no long time', () => {
  const start = performance.now()
  expect(couldBeLatinOf('ю'.repeat(120), 'yu'.repeat(120))).toBe(true)
  expect(performance.now() - start).toBeLessThan(500)
})

test('Latin is told from Cyrillic by its letters', () => {
  expect(isLatin("O'Neil-Smith")).toBe(true)
  expect(isLatin('Оспанов')).toBe(false)
  expect(isLatin('1234')).toBe(false)
})
