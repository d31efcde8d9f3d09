import { describe, expect, test } from 'vitest'
import { textProblems } from './check-texts.ts'
import { withPlanted } from './conventions/planted.ts'

type Texts = Readonly<Record<string, string>>

function found(kk: Texts, ru: Texts, en: Texts, code?: string, same = ''): readonly string[] {
  const keys = Object.keys({ ...kk, ...ru, ...en })
  const files = {
    'apps/portal/texts/kk.json': JSON.stringify(kk),
    'apps/portal/texts/ru.json': JSON.stringify(ru),
    'apps/portal/texts/en.json': JSON.stringify(en),
    'apps/portal/src/page.tsx': code ?? keys.map((key) => `text('${key}')`).join('\n'),
    'tools/same-in-kazakh-and-russian.txt': same,
  }
  return withPlanted(files, textProblems).map(({ place, wrong }) => `${place.split('/').at(-1)} ${wrong}`)
}

test('three complete languages raise no problem', () => {
  const kk = { 'home.title': 'Басты бет', 'home.tries': '{count} әрекет қалды' }
  const ru = {
    'home.title': 'Главная',
    'home.tries':
      '{count, plural, one {Осталась # попытка} few {Осталось # попытки} many {# попыток} other {# попытки}}',
  }
  const en = { 'home.title': 'Home', 'home.tries': '{count, plural, one {# try left} other {# tries left}}' }
  expect(found(kk, ru, en)).toEqual([])
})

describe('a text that one language lacks is told', () => {
  test('a missing key', () => {
    expect(found({ a1: 'Иә' }, {}, { a1: 'Yes' })).toEqual(['ru.json "a1" has no text.'])
  })
  test('an empty text', () => {
    expect(found({ a1: ' ' }, { a1: 'Да' }, { a1: 'Yes' })).toEqual(['kk.json "a1" has no text.'])
  })
  test('a whole file', () => {
    const files = { 'law/texts/kk.json': '{"a1":"Иә"}', 'law/a.ts': `'a1'` }
    expect(withPlanted(files, textProblems).map(({ place }) => place)).toEqual([
      'law/texts/ru.json',
      'law/texts/en.json',
    ])
  })
})

test('a service with a workflow has its keys derived by the compiler, which finds those too many', () => {
  const texts = Object.fromEntries(
    ['kk', 'ru', 'en'].map((language, place) => [
      `services/refund/texts/${language}.json`,
      JSON.stringify({ a1: ['Иә', 'Да', 'Yes'][place] }),
    ]),
  )
  expect(withPlanted({ ...texts, 'services/refund/workflow.ts': '' }, textProblems)).toEqual([])
  expect(withPlanted(texts, textProblems)).toHaveLength(1)
})

describe('placeholders must agree', () => {
  test.each([
    ['{name}', '{surname}', 'expects {surname: plain}, the Kazakh text {name: plain}'],
    ['{name}', 'никто', 'expects nothing, the Kazakh text {name: plain}'],
    ['{day, date}', '{day}', 'expects {day: plain}, the Kazakh text {day: date}'],
    ['{sex, select, male {ол} other {ол}}', '{sex, select, female {она} other {он}}', 'select female,other'],
  ])('%s and %s', (kazakh, russian, wrong) => {
    expect(found({ a1: kazakh }, { a1: russian }, { a1: kazakh })).toEqual([expect.stringContaining(wrong)])
  })
})

describe('what cannot be said well is told', () => {
  test.each([
    ['ru', '{n, plural, one {день} other {дня}}', 'leaves out the plural few, many'],
    ['en', '{n, plural, other {days}}', 'leaves out the plural one'],
    ['kk', '{n, plural, other {күн}}', 'leaves out the plural one'],
    ['kk', '{n', 'is no ICU message: EXPECT_ARGUMENT_CLOSING_BRACE'],
  ])('%s: %s', (language, text, wrong) => {
    const texts = { kk: '{n} күн', ru: '{n, number} д.', en: '{n} d.', [language]: text }
    expect(found({ a1: texts.kk }, { a1: texts.ru }, { a1: texts.en })).toEqual([
      expect.stringContaining(wrong),
    ])
  })
})

describe('a Kazakh text that is the Russian one', () => {
  const same = [{ a1: 'Портал' }, { a1: 'Портал' }, { a1: 'Portal' }] as const
  test('is told', () => {
    expect(found(...same)).toEqual(['kk.json "a1" is the Russian text: "Портал".'])
  })
  test('may be listed', () => {
    expect(found(...same, undefined, 'Портал\n')).toEqual([])
  })
  test('is no problem without a Cyrillic letter', () => {
    expect(found({ a1: 'Digital ID' }, { a1: 'Digital ID' }, { a1: 'Digital ID' })).toEqual([])
  })
})

describe('a text that nothing uses is told', () => {
  const texts = [{ 'error.late': 'Кеш' }, { 'error.late': 'Поздно' }, { 'error.late': 'Late' }] as const
  test.each([
    ['text("error.late")', 0],
    [`text(\`error.late\`)`, 0],
    [`text(\`error.\${code}\`)`, 0],
    ['text("error." + code)', 0],
    [`text(\`fault.\${code}\`)`, 1],
    [`text(\`\${room}.\${code}\`)`, 1],
    ['text("error")', 1],
    ['// error.late', 1],
  ])('%s leaves %i', (code, count) => {
    expect(found(...texts, code)).toHaveLength(count)
  })
})
