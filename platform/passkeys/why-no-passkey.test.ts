import { expect, test } from 'vitest'
import { whyNoPasskey } from './why-no-passkey.ts'

test.each([
  ['http://localhost:3001', null],
  ['https://id.example.kz', null],
  ['https://192.168.1.20:3001', 'ip'],
  ['http://127.0.0.1:3001', 'ip'],
  ['https://[fd00::1]:3001', 'ip'],
  ['http://id.example.kz', 'insecure'],
])('at %s the obstacle to a passkey is %s', (origin, obstacle) => {
  expect(whyNoPasskey(origin)).toBe(obstacle)
})
