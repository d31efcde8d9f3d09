import { expect, test } from 'vitest'
import { timeLeftInWords } from './due-words.ts'
import { texts } from './words.ts'

const now = new Date('2026-11-23T05:00:00Z')
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test.each([
  ['en', 30, '30 minutes left'],
  ['en', 1440, 'About 24 hours left'],
  ['ru', 61, 'Остался примерно 1 час'],
  ['ru', 22 * 60, 'Осталось примерно 22 часа'],
  ['kk', 3 * 24 * 60, 'Шамамен 3 күн қалды'],
  ['en', -1, 'We are late, sorry'],
] as const)('%s, %i minutes: %s', (language, minutes, words) => {
  expect(timeLeftInWords(texts(language), after(minutes), now)).toBe(words)
})
