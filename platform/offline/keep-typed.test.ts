import { expect, test } from 'vitest'
import { languages } from '#platform/texts'
import { drawPage } from './keep-typed.ts'
import { offlineSentences } from './sentences.ts'

const fields = [
  ['phone', '+7 702 000 01 47'],
  ['note', 'a "quoted" <b>\r\nline & more'],
] as const

test.each(languages)('a lost form comes back whole, with one button, in %s', (language) => {
  const sentences = offlineSentences(language)
  const page = drawPage(sentences, '/register/phone?x=1&y=2', fields, '/assets/style-1.css')
  expect(page).toContain(`<html lang="${language}"`)
  expect(page).toContain('action="/register/phone?x=1&#38;y=2"')
  expect(page).toContain('name="phone" value="+7 702 000 01 47"')
  expect(page).toContain('value="a &#34;quoted&#34; &#60;b&#62;&#13;&#10;line &#38; more"')
  expect(page).toContain(sentences.again)
  expect(page).not.toContain('<b>')
})

test('before the look is kept the page is plain, and Kazakh when nobody said a language', () => {
  const page = drawPage(offlineSentences(undefined), '/', [], null)
  expect(page).not.toContain('stylesheet')
  expect(page).toContain('lang="kk"')
})
