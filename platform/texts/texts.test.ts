import { expect, test } from 'vitest'
import { createTexts } from './index.ts'

const texts = createTexts({
  kk: { tries: '{n, plural, one {# әрекет қалды} other {# әрекет қалды}}', hello: 'Сәлем' },
  ru: {
    tries:
      '{n, plural, one {осталась # попытка} few {осталось # попытки} many {осталось # попыток} other {осталось # попытки}}',
    hello: 'Здравствуйте',
  },
  en: { tries: '{n, plural, one {# try left} other {# tries left}}', hello: 'Hello' },
})

test.each([
  ['ru', 1, 'осталась 1 попытка'],
  ['ru', 3, 'осталось 3 попытки'],
  ['ru', 5, 'осталось 5 попыток'],
  ['ru', 21, 'осталась 21 попытка'],
  ['kk', 5, '5 әрекет қалды'],
  ['en', 1, '1 try left'],
] as const)('%s counts %i by its own plural rules', (language, n, sentence) => {
  expect(texts(language)('tries', { n })).toBe(sentence)
})

test('a text without placeholders is returned as it is', () => {
  expect(texts('kk')('hello')).toBe('Сәлем')
})
