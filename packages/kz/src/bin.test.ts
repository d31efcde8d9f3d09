import { describe, expect, test } from 'vitest'
import { checkBin, identifierKind } from './bin.ts'

const today = '2026-11-22'

describe('a BIN that is sound tells when and as what it was registered', () => {
  test.each([
    ['120140000017', '2012-01', 'resident', 'head'],
    ['120140000027', '2012-01', 'resident', 'head'],
    ['120140000809', '2012-01', 'resident', 'head'],
    ['120140000810', '2012-01', 'resident', 'head'],
    ['160440007161', '2016-04', 'resident', 'head'],
    ['971240002115', '1997-12', 'resident', 'head'],
  ])('%s: %s, %s, %s', (bin, registeredIn, owner, unit) => {
    expect(checkBin(bin, today)).toEqual({
      valid: true,
      code: null,
      fields: { bin, registeredIn, owner, unit },
    })
  })
})

describe('each error of a BIN has its own code', () => {
  test.each([
    ['12014000001', 'BIN_LENGTH'],
    ['1201400000171', 'BIN_LENGTH'],
    ['12014000001x', 'BIN_CHARACTERS'],
    ['850715300013', 'BIN_IS_IIN'],
    ['120170000017', 'BIN_OWNER'],
    ['120040000017', 'BIN_MONTH'],
    ['121340000017', 'BIN_MONTH'],
    ['120144000017', 'BIN_UNIT'],
    ['120140000018', 'BIN_CONTROL_DIGIT'],
  ])('"%s": %s', (value, code) => {
    expect(checkBin(value, today)).toEqual({ valid: false, code, fields: {} })
  })
})

describe('numbers whose second pass gives 10 are never issued', () => {
  test.each(['12014000086', '12014000167'])('%sX for every X', (start) => {
    for (let digit = 0; digit <= 9; digit++)
      expect(checkBin(`${start}${digit}`, today).code).toBe('BIN_NEVER_ISSUED')
  })
})

test('the fifth digit tells a BIN from an IIN', () => {
  expect(identifierKind('120140000017')).toBe('bin')
  expect(identifierKind('850715300013')).toBe('iin')
})

test('the month of registration belongs to the latest century that is not in the future', () => {
  expect(checkBin('120140000017', '2011-12-31').fields).toMatchObject({ registeredIn: '1912-01' })
})
