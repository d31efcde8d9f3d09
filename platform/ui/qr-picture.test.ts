import { expect, test } from 'vitest'
import { pathOf } from './qr-picture.tsx'

test('neighbouring dark modules of a row become one rectangle inside the quiet zone', () => {
  expect(
    pathOf([
      [true, true, false],
      [false, true, true],
    ]),
  ).toBe('M4 4h2v1h-2zM5 5h2v1h-2z')
})

test('a light matrix draws nothing', () => {
  expect(pathOf([[false, false]])).toBe('')
})
