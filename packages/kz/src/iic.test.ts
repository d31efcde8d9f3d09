import { describe, expect, test } from 'vitest'
import { checkIic, checkIicWithBic } from './iic.ts'

describe('an IIC that is sound tells its bank', () => {
  test.each([
    ['KZ86125KZT5004100100', 'NBRKKZKX'],
    ['KZ19601KZT0000000001', 'HSBKKZKX'],
    ['KZ98722KZT0000000001', 'CASPKZKA'],
    ['KZ37965KZT0000000001', 'IRTYKZKA'],
    ['KZ46856KZT0000000001', 'KCJBKZKX'],
    ['KZ74948KZT0000000001', 'EURIKZKA'],
    ['KZ85998KZT0000000001', 'TSESKZKA'],
    ['KZ96563KZT0000000001', 'KPSTKZKA'],
    ['KZ30601A00000000001X', 'HSBKKZKX'],
    ['KZ12009NPS0413609816', 'GCVPKZ2A'],
    ['KZ67009SS00368609110', 'GCVPKZ2A'],
    ['KZ92009MEDS368609103', 'GCVPKZ2A'],
  ])('%s: %s', (iic, bic) => {
    const check = checkIic(iic)
    expect(check).toMatchObject({ valid: true, code: null })
    expect(check.fields).toMatchObject({ iic, bic, bankCode: iic.slice(4, 7), account: iic.slice(7) })
  })
})

describe('each error of an IIC has its own code', () => {
  test.each([
    ['', 'IIC_COUNTRY'],
    ['KZ111111111111111111', 'IIC_CONTROL'],
    ['KZ18601KZT0000000001', 'IIC_CONTROL'],
    ['KZ28296502100011879416', 'IIC_LENGTH'],
    ['KZ19601KZT000000000', 'IIC_LENGTH'],
    ['DE89370400440532013000', 'IIC_COUNTRY'],
    ['KZX9601KZT0000000001', 'IIC_FORMAT'],
    ['KZ196O1KZT0000000001', 'IIC_FORMAT'],
    ['KZ19601KZT-000000001', 'IIC_FORMAT'],
    ['КZ19601KZT0000000001', 'IIC_CYRILLIC'],
    ['KZ19601KZТ0000000001', 'IIC_CYRILLIC'],
    ['kz30601а00000000001x', 'IIC_CYRILLIC'],
  ])('"%s": %s', (value, code) => {
    expect(checkIic(value)).toEqual({ valid: false, code, fields: {} })
  })
})

test.each(['KZ19 601K ZT00 0000 0001', 'kz19601kzt0000000001', ' KZ19\u00A0601KZT0000000001 '])(
  'spaces and small letters are understood: "%s"',
  (value) => {
    expect(checkIic(value).fields).toMatchObject({ iic: 'KZ19601KZT0000000001' })
  },
)

test('a sound number of a bank we do not know is accepted with a warning', () => {
  expect(checkIic('KZ19601KZT0000000001', [])).toMatchObject({
    valid: true,
    code: 'IIC_BANK_UNKNOWN',
    fields: { bankCode: '601', bic: null, bank: null },
  })
})

describe('the bank inside an IIC must be the chosen one', () => {
  test.each([
    ['KZ19601KZT0000000001', 'HSBKKZKX', null],
    ['KZ19601KZT0000000001', 'hsbkkzkxxxx', null],
    ['KZ19601KZT0000000001', 'CASPKZKA', 'IIC_BIC_MISMATCH'],
    ['KZ19601KZT0000000001', 'ABCDKZKA', 'IIC_BIC_MISMATCH'],
    ['KZ18601KZT0000000001', 'CASPKZKA', 'IIC_CONTROL'],
  ])('%s with %s: %s', (iic, bic, code) => {
    expect(checkIicWithBic(iic, bic).code).toBe(code)
  })
})
