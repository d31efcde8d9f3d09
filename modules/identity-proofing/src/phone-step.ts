import { checkPhone, type PhoneCode } from '#kz'

/** Why a phone is not taken: nothing typed, or what `#kz` found wrong with it. */
export type PhoneRefusal = 'PHONE_EMPTY' | PhoneCode
export type PhoneDecision =
  | { readonly kind: 'accepted'; readonly phone: string }
  | { readonly kind: 'refused'; readonly code: PhoneRefusal }

/**
 * A mobile number of Kazakhstan in any usual spelling is taken.
 *
 * @example decidePhone('8 (701) 123-45-67') // { kind: 'accepted', phone: '+77011234567' }
 */
export function decidePhone(typed: string): PhoneDecision {
  if (typed.trim() === '') return { kind: 'refused', code: 'PHONE_EMPTY' }
  const check = checkPhone(typed)
  return check.valid ? { kind: 'accepted', phone: check.fields.phone } : { kind: 'refused', code: check.code }
}

/**
 * A phone as its owner recognises it and a stranger cannot use it.
 *
 * @example maskPhone('+77011234567') // '+7 701 ••• •• 67'
 */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 2)}\u00a0${phone.slice(2, 5)}\u00a0•••\u00a0••\u00a0${phone.slice(-2)}`
}
