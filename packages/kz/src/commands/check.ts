import { type BicCheck, checkBic } from '../banks.ts'
import { type BinCheck, checkBin } from '../bin.ts'
import type { Day } from '../day.ts'
import { checkIic, checkIicWithBic, type IicWithBicCheck } from '../iic.ts'
import { checkIin, type IinCheck } from '../iin.ts'
import { KzError } from '../kz-error.ts'
import { checkMrz, type MrzCheck } from '../mrz.ts'
import { checkPhone, type PhoneCheck } from '../phone.ts'
import { checkRnn, type RnnCheck } from '../rnn.ts'
import { inputRecord, shown } from './input.ts'

/** The kinds of value `senim check` knows. */
export const checkKinds = ['iin', 'bin', 'rnn', 'iic', 'bic', 'mrz', 'phone'] as const
export type CheckKind = (typeof checkKinds)[number]
export type CheckAnswer = IinCheck | BinCheck | RnnCheck | IicWithBicCheck | BicCheck | MrzCheck | PhoneCheck

const checks: Readonly<Record<CheckKind, (value: string, today: Day) => CheckAnswer>> = {
  iin: checkIin,
  bin: checkBin,
  rnn: (value) => checkRnn(value),
  iic: (value) => checkIic(value),
  bic: (value) => checkBic(value),
  mrz: checkMrz,
  phone: (value) => checkPhone(value),
}

/** What `senim check --help` prints. */
export const checkHelp = `senim check KIND VALUE
Checks one value by its own rules; asks no registry.
  KIND   iin bin rnn iic bic mrz phone (a mobile number of Kazakhstan, any usual spelling)
  VALUE  the text to check; the lines of an mrz may be separated by white space
Batch input   {"kind": KIND, "value": TEXT, "bic": TEXT?}   (bic: with an iic, must be the same bank)
Output        {"valid": true|false, "code": CODE|null, "fields": {…}}
  code   valid: null, or a warning (IIN_CENTURY_UNKNOWN, RNN_SHIFT_UNVERIFIED, IIC_BANK_UNKNOWN, …)
         not valid: why not (IIN_CONTROL_DIGIT, IIC_BIC_MISMATCH, PHONE_FIXED_LINE, …); fields is then {}
Errors        bad-input bad-kind bad-value
Example
  {"kind":"iin","value":"850715300013"}
  {"valid":true,"code":null,"fields":{"iin":"850715300013","birthDate":"1985-07-15","sex":"male"}}
`

/**
 * `senim check`: one value in, one judgement out. Throws a KzError for an input it cannot read.
 * @example checkCommand({ kind: 'phone', value: '87011234567' }, '2026-11-22')
 */
export function checkCommand(input: unknown, today: Day): CheckAnswer {
  const { kind, value, bic } = inputRecord(input, 'an object {"kind", "value"}')
  if (!isCheckKind(kind))
    throw new KzError(
      'bad-kind',
      `The kind ${shown(kind)} is not known. Use one of: ${checkKinds.join(' ')}.`,
    )
  if (kind === 'iic' && bic !== undefined) return checkIicWithBic(text(value, 'value'), text(bic, 'bic'))
  return checks[kind](text(value, 'value'), today)
}

function text(input: unknown, name: string): string {
  if (typeof input === 'string') return input
  throw new KzError('bad-value', `The ${name} ${shown(input)} is not a text. Put it in quotes.`)
}

function isCheckKind(kind: unknown): kind is CheckKind {
  return checkKinds.some((known) => known === kind)
}
