import { describe, expect, test } from 'vitest'
import { checkMrz, mrzCheckDigit } from './mrz.ts'

const today = '2026-11-22'

// The specimens of ICAO Doc 9303, parts 4 and 5.
const passport = `P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10`
const card = `I<UTOD231458907<<<<<<<<<<<<<<<
7408122F1204159UTO<<<<<<<<<<<6
ERIKSSON<<ANNA<MARIA<<<<<<<<<<`

describe('the specimens of ICAO Doc 9303 are sound', () => {
  test('passport', () => {
    expect(checkMrz(passport, today)).toEqual({
      valid: true,
      code: null,
      fields: {
        format: 'TD3',
        documentCode: 'P',
        issuingState: 'UTO',
        number: 'L898902C3',
        nationality: 'UTO',
        surname: 'ERIKSSON',
        name: 'ANNA MARIA',
        birthDate: '1974-08-12',
        sex: 'female',
        expires: '2012-04-15',
        iin: null,
      },
    })
  })
  test('card', () => {
    expect(checkMrz(card, today).fields).toMatchObject({ format: 'TD1', number: 'D23145890', iin: null })
  })
  test('check digits', () => {
    expect(mrzCheckDigit('AB2134<<<')).toBe(5)
    expect(mrzCheckDigit('520727')).toBe(3)
  })
})

describe('documents of Kazakhstan carry the IIN', () => {
  test('on the card, in the optional place of the first line', () => {
    expect(checkMrz(kazakhCard('850715300013'), today)).toMatchObject({
      valid: true,
      code: null,
      fields: { number: '012345678', iin: '850715300013', birthDate: '1985-07-15', sex: 'male' },
    })
  })
  test('in the passport, as personal number', () => {
    expect(checkMrz(kazakhPassport('850715300013'), today)).toMatchObject({
      valid: true,
      code: null,
      fields: { number: 'N12345678', iin: '850715300013', surname: 'KASSYMOV', name: 'ARMAN' },
    })
  })
  test.each([
    ['850715300014', 'MRZ_IIN_INVALID', null],
    ['791028302728', 'MRZ_IIN_DIFFERS', '791028302728'],
  ])('an IIN that does not fit is only a warning: %s', (iin, code, read) => {
    const check = checkMrz(kazakhCard(iin), today)
    expect(check).toMatchObject({ valid: true, code })
    expect(check.fields).toMatchObject({ iin: read })
  })
})

describe('each wrong place has its own code', () => {
  const [one, two, three] = card.split('\n') as [string, string, string]
  const [head, tail] = passport.split('\n') as [string, string]
  test.each([
    ['nothing', '', 'MRZ_LENGTH'],
    ['a line too few', `${one}\n${two}`, 'MRZ_LENGTH'],
    ['a letter too few', card.slice(0, -1), 'MRZ_LENGTH'],
    ['a sign that is not there', card.replace('ANNA', 'ANN-'), 'MRZ_CHARACTERS'],
    ['a Cyrillic letter', card.replace('ANNA', 'АNNA'), 'MRZ_CHARACTERS'],
    ['two lines that are no passport', `X${passport.slice(1)}`, 'MRZ_DOCUMENT'],
    ['number', [one.replace('D2', 'D3'), two, three].join('\n'), 'MRZ_NUMBER_DIGIT'],
    ['birth date', [one, two.replace('740812', '740813'), three].join('\n'), 'MRZ_BIRTH_DATE_DIGIT'],
    ['expiry', [one, two.replace('120415', '120416'), three].join('\n'), 'MRZ_EXPIRY_DIGIT'],
    ['personal number', `${head}\n${tail.replace('ZE18', 'ZE19')}`, 'MRZ_PERSONAL_NUMBER_DIGIT'],
    ['composite', `${card.slice(0, 60)}7${card.slice(61)}`, 'MRZ_COMPOSITE_DIGIT'],
  ])('%s', (_, value, code) => {
    expect(checkMrz(value, today)).toEqual({ valid: false, code, fields: {} })
  })
  test('a date that does not exist, though its digits agree', () => {
    expect(checkMrz(kazakhCard('850715300013', '850230'), today).code).toBe('MRZ_DATE')
  })
  test('a sex that is none', () => {
    expect(checkMrz(kazakhCard('850715300013', '850715', 'Q'), today).code).toBe('MRZ_SEX')
  })
})

test('lines may run together', () => {
  expect(checkMrz(card.replaceAll('\n', ''), today).valid).toBe(true)
})

test('a document number of more than nine characters goes on in the optional place', () => {
  const number = 'D23145890734'
  const first = `I<UTO${number.slice(0, 9)}<${number.slice(9)}${mrzCheckDigit(number)}`.padEnd(30, '<')
  expect(checkMrz(td1(first, '7408122F1204159UTO<<<<<<<<<<<'), today).fields).toMatchObject({ number })
})

test('an unknown day of birth stays unknown', () => {
  const dates = `7408<<${mrzCheckDigit('7408<<')}F1204159UTO<<<<<<<<<<<`
  expect(checkMrz(td1('I<UTOD231458907<<<<<<<<<<<<<<<', dates), today).fields).toMatchObject({
    birthDate: null,
  })
})

test('a two-digit birth year belongs to the latest century that is not in the future', () => {
  expect(checkMrz(kazakhCard('080512500010', '080512'), today).fields).toMatchObject({
    birthDate: '2008-05-12',
  })
})

function kazakhCard(iin: string, birth = '850715', sex = 'M'): string {
  const first = `IDKAZ012345678${mrzCheckDigit('012345678')}${iin}<<<`
  const second = `${birth}${mrzCheckDigit(birth)}${sex}330101${mrzCheckDigit('330101')}KAZ<<<<<<<<<<<`
  return td1(first, second, 'KASSYMOV<<ARMAN')
}

function td1(first: string, second: string, names = 'ERIKSSON<<ANNA'): string {
  const guarded = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29)
  return `${first}\n${second}${mrzCheckDigit(guarded)}\n${names.padEnd(30, '<')}`
}

function kazakhPassport(iin: string): string {
  const personal = `${iin}<<`
  const number = `N12345678${mrzCheckDigit('N12345678')}`
  const birth = `850715${mrzCheckDigit('850715')}`
  const rest = `330101${mrzCheckDigit('330101')}${personal}${mrzCheckDigit(personal)}`
  const composite = mrzCheckDigit(number + birth + rest)
  return `${'P<KAZKASSYMOV<<ARMAN'.padEnd(44, '<')}\n${number}KAZ${birth}M${rest}${composite}`
}
