import { type Bank, bankByBic, bankByCode } from './banks.ts'
import { banks as shippedBanks } from './data/banks.ts'
import { type Invalid, invalid, type Valid, valid } from './outcome.ts'

/** Why an IIC is refused, in the order the questions are asked. */
export const iicCodes = ['IIC_CYRILLIC', 'IIC_COUNTRY', 'IIC_LENGTH', 'IIC_FORMAT', 'IIC_CONTROL'] as const
export type IicCode = (typeof iicCodes)[number]
/** The number is sound, but its bank code is in no list we know. */
export type IicWarning = 'IIC_BANK_UNKNOWN'
export type IicFields = {
  readonly iic: string
  readonly bankCode: string
  readonly account: string
  readonly bic: string | null
  readonly bank: string | null
}
export type IicCheck = Valid<IicFields, IicWarning> | Invalid<IicCode>
export type IicWithBicCheck = IicCheck | Invalid<'IIC_BIC_MISMATCH'>

/**
 * Checks an individual identification code (ЖСК/ИИК, the IBAN of Kazakhstan). Spaces and small letters are
 * understood; Cyrillic letters that look Latin (К, З, А, В…) have a code of their own, so a page can say so.
 * @example checkIic('KZ86 125K ZT50 0410 0100').fields.bankCode // '125'
 */
export function checkIic(value: string, banks: readonly Bank[] = shippedBanks): IicCheck {
  const iic = value.replace(/\s/g, '').toUpperCase()
  if (/\p{Script=Cyrillic}/u.test(iic)) return invalid('IIC_CYRILLIC')
  if (!iic.startsWith('KZ')) return invalid('IIC_COUNTRY')
  if (iic.length !== 20) return invalid('IIC_LENGTH')
  if (!/^KZ\d{5}[0-9A-Z]{13}$/.test(iic)) return invalid('IIC_FORMAT')
  if (modulo97(iic) !== 1) return invalid('IIC_CONTROL')
  const bankCode = iic.slice(4, 7)
  const bank = bankByCode(bankCode, banks)
  const fields = {
    iic,
    bankCode,
    account: iic.slice(7),
    bic: bank?.bic ?? null,
    bank: bank?.name ?? null,
  }
  return valid(fields, bank ? null : 'IIC_BANK_UNKNOWN')
}

/** Checks an IIC together with the bank the person chose: the code inside must be that bank's. */
export function checkIicWithBic(
  value: string,
  bic: string,
  banks: readonly Bank[] = shippedBanks,
): IicWithBicCheck {
  const check = checkIic(value, banks)
  if (!check.valid) return check
  const chosen = bankByBic(bic.replace(/\s/g, '').toUpperCase(), banks)
  return chosen?.code === check.fields.bankCode ? check : invalid('IIC_BIC_MISMATCH')
}

// ISO 13616: the first four characters go to the end, letters count as 10…35.
function modulo97(iban: string): number {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  )
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0)
}
