import { type Day, isDay } from './day.ts'
import { checkIin } from './iin.ts'
import { cutTd1, cutTd3, type MrzParts } from './mrz-layout.ts'
import { type Invalid, invalid, type Valid, valid } from './outcome.ts'

/** Why a machine-readable zone is refused, in the order the questions are asked. */
export const mrzCodes = [
  'MRZ_LENGTH',
  'MRZ_CHARACTERS',
  'MRZ_DOCUMENT',
  'MRZ_NUMBER_DIGIT',
  'MRZ_BIRTH_DATE_DIGIT',
  'MRZ_EXPIRY_DIGIT',
  'MRZ_PERSONAL_NUMBER_DIGIT',
  'MRZ_COMPOSITE_DIGIT',
  'MRZ_DATE',
  'MRZ_SEX',
] as const
export type MrzCode = (typeof mrzCodes)[number]
/** The zone is sound, but the IIN inside is not, or tells another birth date. */
export type MrzWarning = 'MRZ_IIN_INVALID' | 'MRZ_IIN_DIFFERS'
export type MrzFields = {
  readonly format: 'TD1' | 'TD3'
  readonly documentCode: string
  readonly issuingState: string
  readonly number: string
  readonly nationality: string
  readonly surname: string
  readonly name: string
  readonly birthDate: Day | null
  readonly sex: 'male' | 'female' | null
  readonly expires: Day
  readonly iin: string | null
}
export type MrzCheck = Valid<MrzFields, MrzWarning> | Invalid<MrzCode>

/**
 * Checks the machine-readable zone of a card (TD1, three lines of 30) or a passport (TD3, two lines of 44).
 * Lines may be separated by any white space or by nothing. Check digits do not cover names.
 * @example checkMrz('P<KAZ…\nN12345678…', '2026-11-22').fields.iin
 */
export function checkMrz(value: string, today: Day): MrzCheck {
  const text = value.replace(/\s/g, '').toUpperCase()
  if (text.length !== 90 && text.length !== 88) return invalid('MRZ_LENGTH')
  if (!/^[0-9A-Z<]+$/.test(text)) return invalid('MRZ_CHARACTERS')
  const parts = text.length === 90 ? cutTd1(text) : cutTd3(text)
  const wrong = wrongPart(parts)
  if (wrong) return invalid(wrong)
  const birthDate = birthDateOf(parts.birthDate, today)
  const expires = `20${dashed(parts.expires)}`
  if (birthDate === undefined || !isDay(expires)) return invalid('MRZ_DATE')
  if (!/[MF<]/.test(parts.sex)) return invalid('MRZ_SEX')
  return withIin(parts, birthDate, expires, today)
}

/** The check digit of ICAO Doc 9303: weights 7, 3, 1; letters count as 10…35, the filler as 0. */
export function mrzCheckDigit(text: string): number {
  const weights = [7, 3, 1]
  return [...text].reduce((sum, sign, place) => sum + weights[place % 3]! * worth(sign), 0) % 10
}

function wrongPart(parts: MrzParts): MrzCode | null {
  if (!(parts.format === 'TD3' ? /^P/ : /^[A-Z]/).test(parts.documentCode)) return 'MRZ_DOCUMENT'
  if (!agrees(parts.number, parts.numberDigit)) return 'MRZ_NUMBER_DIGIT'
  if (!agrees(parts.birthDate, parts.birthDateDigit)) return 'MRZ_BIRTH_DATE_DIGIT'
  if (!agrees(parts.expires, parts.expiresDigit)) return 'MRZ_EXPIRY_DIGIT'
  if (!personalNumberAgrees(parts)) return 'MRZ_PERSONAL_NUMBER_DIGIT'
  return agrees(parts.composite, parts.compositeDigit) ? null : 'MRZ_COMPOSITE_DIGIT'
}

// Doc 9303-4: the digit of an empty personal number is 0 or the filler.
function personalNumberAgrees({ optional, optionalDigit }: MrzParts): boolean {
  if (optionalDigit === null) return true
  return agrees(optional, optionalDigit) || (/^<+$/.test(optional) && optionalDigit === '<')
}

function withIin(parts: MrzParts, birthDate: Day | null, expires: Day, today: Day): MrzCheck {
  const [surname = '', name = ''] = parts.names.split('<<').map(spaced)
  const personal = parts.issuingState === 'KAZ' ? /^(\d{12})<*$/.exec(parts.optional)?.[1] : undefined
  const check = personal === undefined ? null : checkIin(personal, today)
  const fields: MrzFields = {
    format: parts.format,
    documentCode: spaced(parts.documentCode),
    issuingState: spaced(parts.issuingState),
    number: spaced(parts.number),
    nationality: spaced(parts.nationality),
    surname,
    name,
    birthDate,
    sex: parts.sex === 'M' ? 'male' : parts.sex === 'F' ? 'female' : null,
    expires,
    iin: check?.valid ? check.fields.iin : null,
  }
  if (check && !check.valid) return valid(fields, 'MRZ_IIN_INVALID')
  const told = check?.fields.birthDate
  return valid(fields, told && birthDate && told !== birthDate ? 'MRZ_IIN_DIFFERS' : null)
}

// Unknown parts of a birth date are fillers; a known one belongs to the latest century not in the future.
function birthDateOf(digits: string, today: Day): Day | null | undefined {
  if (digits.includes('<')) return null
  return [20, 19].map((century) => `${century}${dashed(digits)}`).find((day) => isDay(day) && day <= today)
}

function agrees(text: string, digit: string): boolean {
  return digit === String(mrzCheckDigit(text))
}

function worth(sign: string): number {
  if (sign === '<') return 0
  return /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55
}

function dashed(digits: string): string {
  return `${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4, 6)}`
}

function spaced(text: string): string {
  return text.replace(/<+/g, ' ').trim()
}
