import { expect, test } from 'vitest'
import { returnAddress } from './return-address.ts'

const house = { origin: 'http://localhost:3001', portal: 'http://localhost:3000' }

test.each([
  ['http://localhost:3000/services/refund?step=2', 'http://localhost:3000/services/refund?step=2'],
  ['/sign-in/abc', 'http://localhost:3001/sign-in/abc'],
  ['http://localhost:3010/', null],
  ['https://evil.example/', null],
  ['//evil.example/', null],
  ['/\\evil.example', null],
  ['javascript:alert(1)', null],
  ['', null],
  [undefined, null],
])('%s leads back to %s', (asked, address) => {
  expect(returnAddress(house, asked)).toBe(address)
})
