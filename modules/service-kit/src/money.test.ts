import { expect, test } from 'vitest'
import { readMoney, writtenMoney } from './money.ts'

test.each([
  ['1', 100n],
  ['12 345,50', 1_234_550n],
  ['12\u00a0345.5', 1_234_550n],
  ['1234567 тг', 123_456_700n],
  ['0,01', 1n],
])('"%s" is %i tiyn', (text, tiyn) => {
  expect(readMoney(text)).toEqual({ valid: true, tiyn })
})

test.each([
  ['', 'MONEY_FORMAT'],
  ['12e3', 'MONEY_FORMAT'],
  ['-1', 'MONEY_FORMAT'],
  ['1,2,3', 'MONEY_FORMAT'],
  ['9'.repeat(16), 'MONEY_FORMAT'],
  ['1.001', 'MONEY_DECIMALS'],
  ['0,00', 'MONEY_ZERO'],
])('"%s" is %s', (text, code) => {
  expect(readMoney(text)).toEqual({ valid: false, code })
})

test.each([
  [1n, '0,01'],
  [123_456_789n, '1\u00a0234\u00a0567,89'],
  [-100n, '−1,00'],
])('%i tiyn is written %s and read back', (tiyn, text) => {
  expect(writtenMoney(tiyn)).toBe(text)
  if (tiyn > 0n) expect(readMoney(text)).toEqual({ valid: true, tiyn })
})
