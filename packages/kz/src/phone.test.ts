import { describe, expect, test } from 'vitest'
import { checkPhone, writtenPhone } from './phone.ts'

describe('a mobile number of Kazakhstan is understood in any usual spelling', () => {
  test.each([
    '+77011234567',
    '77011234567',
    '87011234567',
    '7011234567',
    '+7 701 123 45 67',
    '+7 (701) 123-45-67',
    '8 (701) 123 45 67',
    '8-701-123-45-67',
    '8.701.123.4567',
    '+7(701)1234567',
    '+7 701 123–45–67',
    '+7\u00A0701\u00A0123\u00A045\u00A067',
    ' 8 701 1234567 ',
    'tel:+77011234567',
    '\u202A+7 701 123 45 67\u202C',
    '77011234567 ',
    '007 701 123 45 67',
    '8 10 7 701 123 45 67',
    '＋７７０１１２３４５６７',
  ])('%s', (value) => {
    expect(checkPhone(value)).toEqual({ valid: true, code: null, fields: { phone: '+77011234567' } })
  })
})

test.each(['+77011234567', '+77471234567', '+77501234567', '+77601234567', '+77771234567', '+77081234567'])(
  '%s is mobile',
  (value) => {
    expect(checkPhone(value).fields).toEqual({ phone: value })
  },
)

describe('every other number is refused with a code', () => {
  test.each([
    ['+77172123456', 'PHONE_FIXED_LINE'],
    ['8 (727) 250-00-00', 'PHONE_FIXED_LINE'],
    ['+78005553535', 'PHONE_FOREIGN'],
    ['+7 916 123-45-67', 'PHONE_FOREIGN'],
    ['89161234567', 'PHONE_FOREIGN'],
    ['+996 555 123 456', 'PHONE_FOREIGN'],
    ['+1 202 555 0100', 'PHONE_FOREIGN'],
    ['8 10 996 555 123 456', 'PHONE_FOREIGN'],
    ['00 49 30 901820', 'PHONE_FOREIGN'],
    ['', 'PHONE_MALFORMED'],
    ['1414', 'PHONE_MALFORMED'],
    ['+7701123456', 'PHONE_MALFORMED'],
    ['+770112345678', 'PHONE_MALFORMED'],
    ['8701123456', 'PHONE_MALFORMED'],
    ['+7 733 123 45 67', 'PHONE_MALFORMED'],
    ['+7 501 123 45 67', 'PHONE_MALFORMED'],
    ['+7 701 CALL ME', 'PHONE_MALFORMED'],
    ['7O11234567', 'PHONE_MALFORMED'],
    ['+77011234567 доб. 5', 'PHONE_MALFORMED'],
    ['++77011234567', 'PHONE_MALFORMED'],
    ['-', 'PHONE_MALFORMED'],
  ])('"%s": %s', (value, code) => {
    expect(checkPhone(value)).toEqual({ valid: false, code, fields: {} })
  })
})

test('a number is written in groups that no line breaks; what is none stays as it is', () => {
  expect(writtenPhone('+77011234567')).toBe('+7 701 123 45 67'.replaceAll(' ', '\u00a0'))
  expect(writtenPhone('12')).toBe('12')
})
