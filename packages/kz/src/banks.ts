import { banks as shippedBanks } from './data/banks.ts'
import type { Day } from './day.ts'
import type { Provenance } from './fact.ts'
import { type Invalid, invalid, type Valid, valid } from './outcome.ts'

/** A participant of the payment system: its BIC and the three-digit code that stands in every IIC it opens. */
export type Bank = Provenance & {
  readonly bic: string
  readonly code: string
  readonly name: string
  readonly kind: 'bank' | 'institution' | 'other'
  /** First and last day of this row, null where not known or not ended. */
  readonly since: Day | null
  readonly until: Day | null
}

/** Why a BIC is refused. */
export const bicCodes = ['BIC_CYRILLIC', 'BIC_LENGTH', 'BIC_FORMAT'] as const
export type BicCode = (typeof bicCodes)[number]
/** Written as a BIC of Kazakhstan is, but not in the list of banks we know. */
export type BicWarning = 'BIC_BANK_UNKNOWN'
export type BicFields = {
  readonly bic: string
  readonly bankCode: string | null
  readonly bank: string | null
}
export type BicCheck = Valid<BicFields, BicWarning> | Invalid<BicCode>

/**
 * Checks a bank identification code (БСК/БИК) of Kazakhstan and names its bank.
 * @example checkBic('HSBKKZKX').fields // { bic, bankCode: '601', bank: 'Народный Банк Казахстана (Halyk)' }
 */
export function checkBic(value: string, banks: readonly Bank[] = shippedBanks): BicCheck {
  const bic = value.replace(/\s/g, '').toUpperCase()
  if (/\p{Script=Cyrillic}/u.test(bic)) return invalid('BIC_CYRILLIC')
  if (bic.length !== 8 && bic.length !== 11) return invalid('BIC_LENGTH')
  const bank = bankByBic(bic, banks)
  if (bank) return valid({ bic, bankCode: bank.code, bank: bank.name })
  if (!/^[A-Z]{4}KZ[0-9A-Z]{2}([0-9A-Z]{3})?$/.test(bic)) return invalid('BIC_FORMAT')
  return valid({ bic, bankCode: null, bank: null }, 'BIC_BANK_UNKNOWN')
}

/** The bank of a BIC; the three letters of a branch do not matter. */
export function bankByBic(bic: string, banks: readonly Bank[] = shippedBanks): Bank | undefined {
  return banks.find((bank) => bank.bic === bic.slice(0, 8))
}

/** The bank whose three-digit code stands in an IIC. */
export function bankByCode(code: string, banks: readonly Bank[] = shippedBanks): Bank | undefined {
  return banks.find((bank) => bank.code === code)
}
