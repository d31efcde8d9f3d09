import { expect, test } from 'vitest'
import { deviceInWords } from './index.ts'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/141.0.0.0 Mobile Safari/537.36`,
    { browser: 'Chrome 141', device: 'Android 10' },
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; SM-A546E Build/UP1A.231005.007) ${webkit} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
    { browser: 'Samsung Internet 25', device: 'Android 14, SM-A546E' },
  ],
  [
    `Mozilla/5.0 (Linux; Android 13; Redmi Note 12; wv) ${webkit} Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 Instagram 330.0`,
    { browser: 'Chrome 130 (Instagram)', device: 'Android 13, Redmi Note 12' },
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    { browser: 'Safari 17.5', device: 'iPhone, iOS 17.5' },
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0',
    { browser: 'Firefox 132', device: 'Windows 10/11' },
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/124.0.0.0 YaBrowser/24.6.0 Safari/537.36`,
    { browser: 'Yandex Browser 24', device: 'Windows 10/11' },
  ],
  ['curl/8.5.0', {}],
  ['', {}],
])('%s', (userAgent, words) => {
  expect(deviceInWords(userAgent)).toEqual(words)
})
