import { remainder } from './control-digit.ts'
import { type Invalid, invalid, type Valid, valid } from './outcome.ts'

/** Why an RNN is refused, in the order the questions are asked. */
export const rnnCodes = ['RNN_CHARACTERS', 'RNN_LENGTH', 'RNN_CONTROL_DIGIT'] as const
export type RnnCode = (typeof rnnCodes)[number]
/**
 * The first remainder is 10, where no source for the rule was found. Both are accepted:
 * `RNN_SHIFT_UNVERIFIED` agrees with the shifted weights, `RNN_SHIFT_DIFFERS` does not.
 */
export type RnnWarning = 'RNN_SHIFT_UNVERIFIED' | 'RNN_SHIFT_DIFFERS'
export type RnnFields = { readonly rnn: string; readonly taxRegion: string; readonly taxOffice: string }
export type RnnCheck = Valid<RnnFields, RnnWarning> | Invalid<RnnCode>

/**
 * Checks a taxpayer registration number (СТН/РНН), used for periods before 1 January 2013.
 * @example checkRnn('600700017446').fields // { rnn, taxRegion: '60', taxOffice: '07' }
 */
export function checkRnn(value: string): RnnCheck {
  const rnn = value.trim()
  if (!/^\d*$/.test(rnn)) return invalid('RNN_CHARACTERS')
  if (rnn.length !== 12) return invalid('RNN_LENGTH')
  const fields = { rnn, taxRegion: rnn.slice(0, 2), taxOffice: rnn.slice(2, 4) }
  const remainders = Array.from({ length: 10 }, (_, shift) => remainder(rnn, weights(shift)))
  const control = Number(rnn[11])
  if (remainders[0] !== 10) return remainders[0] === control ? valid(fields) : invalid('RNN_CONTROL_DIGIT')
  const shifted = remainders.find((rest) => rest !== 10)
  return valid(fields, shifted === control ? 'RNN_SHIFT_UNVERIFIED' : 'RNN_SHIFT_DIFFERS')
}

function weights(shift: number): readonly number[] {
  return Array.from({ length: 11 }, (_, place) => ((place + shift) % 10) + 1)
}
