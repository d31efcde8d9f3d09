import { type Invalid, invalid, type Valid, valid } from './outcome.ts'

/** Sectors of the economy, by the second digit of a KBe. */
export const sectors = [
  'central-government',
  'local-government',
  'national-bank',
  'banks',
  'other-financial',
  'state-non-financial',
  'private-non-financial',
  'non-profit',
  'households',
] as const
export type KbeFields = {
  readonly kbe: string
  readonly residency: 'resident' | 'non-resident'
  readonly sector: (typeof sectors)[number]
}
export type KbeCheck = Valid<KbeFields> | Invalid<'KBE_FORMAT'>

/**
 * Checks a beneficiary code (Бек/КБе): residency, then sector. A company is usually 17, a sole proprietor 19.
 * @example checkKbe('17').fields // { kbe, residency: 'resident', sector: 'private-non-financial' }
 */
export function checkKbe(value: string): KbeCheck {
  const kbe = value.trim()
  const sector = /^[12][1-9]$/.test(kbe) ? sectors[Number(kbe[1]) - 1] : undefined
  if (!sector) return invalid('KBE_FORMAT')
  return valid({ kbe, residency: kbe[0] === '1' ? 'resident' : 'non-resident', sector })
}
