import { controlDigit } from './control-digit.ts'
import { type Day, isDay } from './day.ts'
import { type Invalid, invalid, type Valid, valid } from './outcome.ts'

/** Why an IIN is refused, in the order the questions are asked. */
export const iinCodes = [
  'IIN_CHARACTERS',
  'IIN_LENGTH',
  'IIN_CENTURY',
  'IIN_DATE',
  'IIN_DATE_IN_FUTURE',
  'IIN_NEVER_ISSUED',
  'IIN_CONTROL_DIGIT',
] as const
export type IinCode = (typeof iinCodes)[number]
/** The seventh digit is 0, as seen for some foreigners: sex and century stay unknown. */
export type IinWarning = 'IIN_CENTURY_UNKNOWN'
export type Sex = 'male' | 'female'
export type IinFields = { readonly iin: string; readonly birthDate: Day | null; readonly sex: Sex | null }
export type IinCheck = Valid<IinFields, IinWarning> | Invalid<IinCode>

/**
 * Checks an individual identification number (ЖСН/ИИН): digits, century and sex, birth date, control digit.
 * @example checkIin('850715300013', '2026-11-22').fields // { iin, birthDate: '1985-07-15', sex: 'male' }
 */
export function checkIin(value: string, today: Day): IinCheck {
  const iin = value.trim()
  if (!/^\d*$/.test(iin)) return invalid('IIN_CHARACTERS')
  if (iin.length !== 12) return invalid('IIN_LENGTH')
  const century = Number(iin[6])
  if (century > 6) return invalid('IIN_CENTURY')
  const possible = birthDates(iin, century).filter(isDay)
  if (possible.length === 0) return invalid('IIN_DATE')
  const birthDate = possible.find((day) => day <= today)
  if (birthDate === undefined) return invalid('IIN_DATE_IN_FUTURE')
  const control = controlDigit(iin)
  if (control === null) return invalid('IIN_NEVER_ISSUED')
  if (control !== Number(iin[11])) return invalid('IIN_CONTROL_DIGIT')
  if (century === 0) return valid({ iin, birthDate: null, sex: null }, 'IIN_CENTURY_UNKNOWN')
  return valid({ iin, birthDate, sex: century % 2 === 1 ? 'male' : 'female' })
}

// 1 and 2 are the 1800s, 3 and 4 the 1900s, 5 and 6 the 2000s; 0 says nothing, so every century is tried.
function birthDates(iin: string, century: number): readonly Day[] {
  const hundreds = century === 0 ? [20, 19, 18] : [17 + Math.ceil(century / 2)]
  return hundreds.map((years) => `${years}${iin.slice(0, 2)}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`)
}
