import { expect, test } from 'vitest'
import { withLanguage, withQuery } from './addresses.ts'

test('another language keeps the page and its query', () => {
  expect(withLanguage('/help?q=камера&page=2', 'ru')).toBe(
    '/help?q=%D0%BA%D0%B0%D0%BC%D0%B5%D1%80%D0%B0&page=2&lang=ru',
  )
})

test('a language already asked for is replaced, not repeated', () => {
  expect(withLanguage('/?lang=kk', 'en')).toBe('/?lang=en')
})

test('an address of another site never leaks into the switch', () => {
  expect(withQuery('//evil.example/x', 'theme', 'dark')).toBe('/x?theme=dark')
})
