import { describe, expect, test } from 'vitest'
import type { Language } from '#platform/texts'
import { loadArticles } from '../load-articles.ts'
import { findableArticle } from './findable-article.ts'
import { createSearch } from './search-texts.ts'

const articles = loadArticles()

const searchOf = (language: Language) =>
  createSearch(articles.map((article) => findableArticle(article, language)))
const searches = { kk: searchOf('kk'), ru: searchOf('ru'), en: searchOf('en') }

describe('the first answer to what people type', () => {
  test.each([
    ['kk', 'камера істемейді', 'camera-does-not-start'],
    ['kk', 'камера истемейди', 'camera-does-not-start'],
    ['kk', 'смс келмейді', 'sms-code-not-received'],
    ['kk', 'смс келмейди', 'sms-code-not-received'],
    ['kk', 'КОД КЕЛМЕДІ', 'sms-code-not-received'],
    ['kk', 'бугатталды', 'account-locked'],
    ['kk', 'аккаунтты бұғаттан шығару', 'account-locked'],
    ['kk', 'телефонға орнату', 'install-as-app'],
    ['kk', 'құжат қабылданбады', 'why-rejected'],
    ['kk', 'кужат кабылданбады', 'why-rejected'],
    ['kk', 'баланың жсн-ін қосу', 'under-eighteen'],
    ['kk', 'бетімді танымайды', 'face-not-recognised'],
    ['kk', 'камераға рұқсат', 'no-camera-access'],
    ['kk', 'деректерімді кім қарады', 'who-looked-at-my-data'],
    ['kk', 'телефоным жоғалды', 'lost-or-new-phone'],
    ['kk', 'код не приходит', 'sms-code-not-received'],
    ['kk', 'потеряла телефон', 'lost-or-new-phone'],
    ['ru', 'код не приходит', 'sms-code-not-received'],
    ['ru', 'не пришел код', 'sms-code-not-received'],
    ['ru', 'смс', 'sms-code-not-received'],
    ['ru', 'камера не работает', 'camera-does-not-start'],
    ['ru', 'комера', 'camera-does-not-start'],
    ['ru', 'камера хром', 'camera-in-chrome'],
    ['ru', 'firefox', 'camera-in-chrome'],
    ['ru', 'как разблокировать', 'account-locked'],
    ['ru', 'заблокирован на 15 минут', 'account-locked'],
    ['ru', 'отклонили документ', 'why-rejected'],
    ['ru', 'просрочен', 'why-rejected'],
    ['ru', 'ребенок 16 лет', 'under-eighteen'],
    ['ru', 'мне нет 18 лет', 'under-eighteen'],
    ['ru', 'установить приложение на айфон', 'install-as-app'],
    ['ru', 'требования к селфи', 'selfie-requirements'],
    ['ru', 'лицо не распознаёт', 'face-not-recognised'],
    ['ru', 'новый номер', 'lost-or-new-phone'],
    ['ru', 'удалить мои персональные данные', 'what-digital-id-stores'],
    ['ru', 'песочница', 'sandbox-what-is-it'],
    ['ru', 'камера істемейді', 'camera-does-not-start'],
    ['en', 'unlock', 'account-locked'],
    ['en', 'my account is blocked', 'account-locked'],
    ['en', 'no sms', 'sms-code-not-received'],
    ['en', 'code did not arrive', 'sms-code-not-received'],
    ['en', 'camra not working', 'camera-does-not-start'],
    ['en', 'passkeys', 'sign-in-with-passkey'],
    ['en', 'home screen', 'install-as-app'],
    ['en', 'document expired', 'why-rejected'],
    ['en', 'fake IIN', 'sandbox-what-is-it'],
    ['en', 'who viewed my data', 'who-looked-at-my-data'],
    ['en', 'register', 'how-registration-works'],
    ['en', 'eror', 'error-on-digital-id-site'],
  ] as const)('%s: %s → %s', (language, query, slug) => {
    expect(searches[language](query)[0]?.id).toBe(slug)
  })
})

describe('Latin letters typed for Cyrillic ones', () => {
  test.each([
    ['rfvthf', 'camera-does-not-start'],
    ['kod ne prihodit', 'sms-code-not-received'],
    ['kamera ne vkluchaetsa', 'camera-does-not-start'],
    ['otkloneno', 'why-rejected'],
  ])('%s', (query, slug) => {
    expect(searches.ru(query)[0]?.id).toBe(slug)
  })
})

test.each(['', '   ', '?!', 'и не', 'щщщщщщ', '<script>'])('%j finds nothing and breaks nothing', (query) => {
  expect(searches.ru(query)).toEqual([])
})

test('a very long query is answered too', () => {
  expect(searches.ru('камера '.repeat(10_000)).length).toBeGreaterThan(0)
})

test('found words are marked in title and snippet as they stand in the text', () => {
  const [hit] = searches.ru('заблокирована')
  const marked = (pieces: readonly { text: string; marked: boolean }[]) =>
    pieces.filter((piece) => piece.marked).map((piece) => piece.text)
  expect(marked(hit!.title)).toContain('заблокирована')
  expect(hit!.title.map((piece) => piece.text).join('')).toBe('Учётная запись заблокирована на 15 минут')
})

test('when the summary does not hold the word, the snippet is taken from where it stands', () => {
  const [hit] = searches.en('cable')
  const snippet = hit!.snippet.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('')
  expect(snippet).toMatch(/^Check that the computer’s camera is on and its \[cable\] is in\./)
  expect(snippet.length).toBeLessThan(200)
})
