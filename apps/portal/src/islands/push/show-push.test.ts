import { expect, test } from 'vitest'
import { isOwnPath, pushedIn } from './show-push.ts'

test('a push is shown as the server wrote it', () => {
  const pushed = { title: 'Senim', body: 'Есть новости', lang: 'ru', link: '/account/inbox/1', tag: '7' }
  expect(pushedIn(JSON.stringify(pushed))).toEqual(pushed)
})

test.each(['', 'null', '7', '{', '{"title":7,"more":"x"}'])('%s still calls to the inbox', (text) => {
  expect(pushedIn(text)).toEqual({
    title: 'Senim',
    body: '',
    lang: 'kk',
    link: '/account/inbox',
    tag: 'senim',
  })
})

test.each([
  ['/account/inbox/1', true],
  ['//evil.example', false],
  ['/\\evil.example', false],
  ['https://evil.example', false],
  ['javascript:alert(1)', false],
])('a press on %s leads there: %s', (link, own) => {
  expect(isOwnPath(link)).toBe(own)
})
