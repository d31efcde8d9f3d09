import { type Invalid, invalid, type Valid, valid } from './outcome.ts'

/** Why a phone number is refused: not a number at all, of another country, or a landline that takes no SMS. */
export const phoneCodes = ['PHONE_MALFORMED', 'PHONE_FOREIGN', 'PHONE_FIXED_LINE'] as const
export type PhoneCode = (typeof phoneCodes)[number]
export type PhoneFields = { readonly phone: string }
export type PhoneCheck = Valid<PhoneFields> | Invalid<PhoneCode>

/**
 * Checks that a text is a mobile number of Kazakhstan in any usual spelling and writes it as +7XXXXXXXXXX.
 * @example checkPhone('8 (701) 123-45-67').fields // { phone: '+77011234567' }
 */
export function checkPhone(value: string): PhoneCheck {
  const international = internationalDigits(value)
  if (international === null) return invalid('PHONE_MALFORMED')
  if (!international.startsWith('7'))
    return invalid(/^[1-9]\d{6,14}$/.test(international) ? 'PHONE_FOREIGN' : 'PHONE_MALFORMED')
  if (international.length !== 11) return invalid('PHONE_MALFORMED')
  const area = international.slice(1, 3)
  if (/^7[04567]/.test(area)) return valid({ phone: `+${international}` })
  if (/^7[12]/.test(area)) return invalid('PHONE_FIXED_LINE')
  // +7 is shared with Russia: its area codes begin with 3, 4, 8 and 9.
  return invalid(/^[3489]/.test(area) ? 'PHONE_FOREIGN' : 'PHONE_MALFORMED')
}

/**
 * A number in the groups in which people read it out; a line never breaks inside it.
 * @example writtenPhone('+77011234567') // '+7 701 123 45 67'
 */
export function writtenPhone(phone: string): string {
  return phone.replace(/^(\+7)(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1\u00a0$2\u00a0$3\u00a0$4\u00a0$5')
}

/** The digits from the country code on; null when the text is not written as a phone number. */
function internationalDigits(value: string): string | null {
  const text = value
    .normalize('NFKC')
    .replace(/\p{Format}/gu, '')
    .trim()
    .replace(/^tel:/i, '')
  if (!/^\+?[\d\s().\-‐‑‒–—−/]+$/.test(text)) return null
  const digits = text.replace(/\D/g, '')
  if (text.startsWith('+')) return digits
  // Dialled abroad from Kazakhstan (8~10) or from most other countries (00).
  if (/^(810|00)[1-9]\d{8,}$/.test(digits)) return digits.replace(/^(810|00)/, '')
  if (/^8\d{10}$/.test(digits)) return `7${digits.slice(1)}`
  if (/^7\d{9}$/.test(digits)) return `7${digits}`
  return digits.startsWith('8') ? null : digits
}
