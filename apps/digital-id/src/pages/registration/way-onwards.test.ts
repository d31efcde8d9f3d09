import { expect, test } from 'vitest'
import { wayOnwards } from './way-onwards.ts'

const portal = 'http://localhost:3000'

test.each([
  [null, 'http://localhost:3000/sign-in?to=%2Faccount'],
  ['http://localhost:3000/', 'http://localhost:3000/sign-in?to=%2F'],
  [
    'http://localhost:3000/services/refund?step=2',
    'http://localhost:3000/sign-in?to=%2Fservices%2Frefund%3Fstep%3D2',
  ],
  ['http://localhost:3001/sign-in/abc', 'http://localhost:3001/sign-in/abc'],
])('who came from %s goes on to %s', (returnTo, address) => {
  expect(wayOnwards({ portal }, returnTo)).toBe(address)
})
