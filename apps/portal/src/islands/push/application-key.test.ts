import { expect, test } from 'vitest'
import { applicationKey } from './application-key.ts'

test('the key comes to the browser as the bytes that the server has', () => {
  const bytes = Buffer.from(Array.from({ length: 65 }, (_, place) => (place * 37) % 256))
  expect(Buffer.from(applicationKey(bytes.toString('base64url')))).toEqual(bytes)
})
