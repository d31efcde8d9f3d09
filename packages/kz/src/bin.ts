import { controlDigit } from './control-digit.ts'
import type { Day } from './day.ts'
import { type Invalid, invalid, type Valid, valid } from './outcome.ts'

/** Why a BIN is refused, in the order the questions are asked. */
export const binCodes = [
  'BIN_CHARACTERS',
  'BIN_LENGTH',
  'BIN_IS_IIN',
  'BIN_OWNER',
  'BIN_MONTH',
  'BIN_UNIT',
  'BIN_NEVER_ISSUED',
  'BIN_CONTROL_DIGIT',
] as const
export type BinCode = (typeof binCodes)[number]

const owners = { 4: 'resident', 5: 'non-resident', 6: 'joint-entrepreneurship' } as const
const units = ['head', 'branch', 'representative-office', 'farm'] as const
export type BinFields = {
  readonly bin: string
  readonly registeredIn: string
  readonly owner: (typeof owners)[keyof typeof owners]
  readonly unit: (typeof units)[number]
}
export type BinCheck = Valid<BinFields> | Invalid<BinCode>

/** Which number twelve digits are: the fifth digit of a BIN is 4, 5 or 6, where an IIN has the tens of a day. */
export function identifierKind(digits: string): 'iin' | 'bin' {
  return /^\d{4}[456]/.test(digits.trim()) ? 'bin' : 'iin'
}

/**
 * Checks a business identification number (БСН/БИН): registration month, owner, unit, control digit.
 * A sole proprietor has an IIN, not a BIN: the code says so.
 * @example checkBin('120140000017', '2026-11-22').fields // { bin, registeredIn: '2012-01', owner: 'resident', unit: 'head' }
 */
export function checkBin(value: string, today: Day): BinCheck {
  const bin = value.trim()
  if (!/^\d*$/.test(bin)) return invalid('BIN_CHARACTERS')
  if (bin.length !== 12) return invalid('BIN_LENGTH')
  const owner = ownerOf(Number(bin[4]))
  if (owner === null) return invalid(Number(bin[4]) <= 3 ? 'BIN_IS_IIN' : 'BIN_OWNER')
  const month = Number(bin.slice(2, 4))
  if (month < 1 || month > 12) return invalid('BIN_MONTH')
  const unit = units[Number(bin[5])]
  if (unit === undefined) return invalid('BIN_UNIT')
  const control = controlDigit(bin)
  if (control === null) return invalid('BIN_NEVER_ISSUED')
  if (control !== Number(bin[11])) return invalid('BIN_CONTROL_DIGIT')
  return valid({ bin, registeredIn: registrationMonth(bin, today), owner, unit })
}

function ownerOf(digit: number): BinFields['owner'] | null {
  return digit === 4 || digit === 5 || digit === 6 ? owners[digit] : null
}

// The number has two digits of the year: the latest century that is not in the future is meant.
function registrationMonth(bin: string, today: Day): string {
  const month = `${bin.slice(0, 2)}-${bin.slice(2, 4)}`
  return `20${month}` <= today.slice(0, 7) ? `20${month}` : `19${month}`
}
