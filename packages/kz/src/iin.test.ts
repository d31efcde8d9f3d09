import { describe, expect, test } from 'vitest'
import { checkIin } from './iin.ts'

const today = '2026-11-22'

describe('an IIN that is sound tells birth date and sex', () => {
  test.each([
    ['850715300013', '1985-07-15', 'male'],
    ['850715300023', '1985-07-15', 'male'],
    ['850715300033', '1985-07-15', 'male'],
    ['850715300411', '1985-07-15', 'male'],
    ['850715300423', '1985-07-15', 'male'],
    ['850715300435', '1985-07-15', 'male'],
    ['630315300013', '1963-03-15', 'male'],
    ['650308400015', '1965-03-08', 'female'],
    ['710204300017', '1971-02-04', 'male'],
    ['080512500010', '2008-05-12', 'male'],
    ['101106600019', '2010-11-06', 'female'],
    ['061211600012', '2006-12-11', 'female'],
    ['791028302728', '1979-10-28', 'male'],
  ])('%s: born %s, %s', (iin, birthDate, sex) => {
    expect(checkIin(iin, today)).toEqual({ valid: true, code: null, fields: { iin, birthDate, sex } })
  })
})

describe('each error of an IIN has its own code', () => {
  test.each([
    ['', 'IIN_LENGTH'],
    ['85071530001', 'IIN_LENGTH'],
    ['8507153000133', 'IIN_LENGTH'],
    ['85071530001a', 'IIN_CHARACTERS'],
    ['850715 300013', 'IIN_CHARACTERS'],
    ['٨٥٠٧١٥٣٠٠٠١٣', 'IIN_CHARACTERS'],
    ['850715700013', 'IIN_CENTURY'],
    ['850715900013', 'IIN_CENTURY'],
    ['851315300013', 'IIN_DATE'],
    ['850700300013', 'IIN_DATE'],
    ['010229500013', 'IIN_DATE'],
    ['120140000017', 'IIN_DATE'],
    ['850715300014', 'IIN_CONTROL_DIGIT'],
  ])('"%s": %s', (value, code) => {
    expect(checkIin(value, today)).toEqual({ valid: false, code, fields: {} })
  })
})

describe('numbers whose second pass gives 10 are never issued', () => {
  test.each(['85071530040', '85071530121', '85071530202'])('%sX for every X', (start) => {
    for (let digit = 0; digit <= 9; digit++)
      expect(checkIin(`${start}${digit}`, today).code).toBe('IIN_NEVER_ISSUED')
  })
})

test('a date that does not exist is reported before the control digit, for every control digit', () => {
  for (let digit = 0; digit <= 9; digit++)
    expect(checkIin(`85023030001${digit}`, today).code).toBe('IIN_DATE')
})

test('the century is asked before the date', () => {
  expect(checkIin('850230800013', today).code).toBe('IIN_CENTURY')
})

describe('a birth date lies in the future until its day', () => {
  test.each([
    ['2008-05-11', 'IIN_DATE_IN_FUTURE'],
    ['2008-05-12', null],
    ['2008-05-13', null],
  ])('080512500010 on %s: %s', (day, code) => {
    expect(checkIin('080512500010', day).code).toBe(code)
  })
})

test('0 for the century is accepted and flagged: sex and birth date stay unknown', () => {
  expect(checkIin('850715000014', today)).toEqual({
    valid: true,
    code: 'IIN_CENTURY_UNKNOWN',
    fields: { iin: '850715000014', birthDate: null, sex: null },
  })
})

test('0 for the century still needs a date that exists in some century', () => {
  expect(checkIin('010229000018', today).code).toBe('IIN_DATE')
  expect(checkIin('000229000016', today).code).toBe('IIN_CENTURY_UNKNOWN')
})

test('space around the number does not matter', () => {
  expect(checkIin(' 850715300013\n', today).valid).toBe(true)
})

test('second pass and unusable numbers are as frequent as computed over 10,000 serials', () => {
  const codes = Array.from({ length: 10_000 }, (_, serial) => {
    const start = `8507153${String(serial).padStart(4, '0')}`
    const checks = Array.from({ length: 10 }, (_, digit) => checkIin(`${start}${digit}`, today))
    return checks.some((check) => check.valid)
  })
  const unusable = codes.filter((usable) => !usable).length
  expect(unusable).toBeGreaterThan(70)
  expect(unusable).toBeLessThan(90)
})
