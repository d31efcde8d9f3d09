import { describe, expect, test } from 'vitest'
import { bankByCode, checkBic } from './banks.ts'
import { banks } from './data/banks.ts'

test('every bank has one BIC and one code', () => {
  expect(banks).toHaveLength(33)
  expect(new Set(banks.map((bank) => bank.bic)).size).toBe(33)
  expect(new Set(banks.map((bank) => bank.code)).size).toBe(33)
  for (const bank of banks) expect(bank.code).toMatch(/^\d{3}$/)
})

test('every listed BIC is accepted and leads to the code it has in an IIC', () => {
  for (const bank of banks)
    expect(checkBic(bank.bic)).toEqual({
      valid: true,
      code: null,
      fields: { bic: bank.bic, bankCode: bank.code, bank: bank.name },
    })
})

test.each([
  ['HSBKKZKX', '601'],
  ['CASPKZKA', '722'],
  ['TSESKZKA', '998'],
  ['KKMFKZ2A', '070'],
  ['GCVPKZ2A', '009'],
  ['ZAJSKZ22', '896'],
])('%s has the code %s', (bic, code) => {
  expect(bankByCode(code)?.bic).toBe(bic)
})

describe('other BICs', () => {
  test.each([
    [' hsbkkzkx ', true, null],
    ['HSBKKZKXXXX', true, null],
    ['ABCDKZKA', true, 'BIC_BANK_UNKNOWN'],
    ['DEUTDEFF', false, 'BIC_FORMAT'],
    ['HSBK1ZKX', false, 'BIC_FORMAT'],
    ['HSBKKZK', false, 'BIC_LENGTH'],
    ['HSBKKZKXX', false, 'BIC_LENGTH'],
    ['НSBKKZKX', false, 'BIC_CYRILLIC'],
  ])('"%s": %s, %s', (value, valid, code) => {
    expect(checkBic(value)).toMatchObject({ valid, code })
  })
})

test('a bank whose future is not verified says so', () => {
  expect(banks.filter((bank) => bank.kind === 'bank' && !bank.verified).map((bank) => bank.bic)).toEqual([
    'INLMKZKA',
  ])
})
