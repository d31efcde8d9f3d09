import { ageOn, checkIin, type IinCode } from '#kz'
import type { Outcome } from '#modules/registries'

/** Why an IIN is not taken before anybody is asked about it: nothing typed, or what `#kz` found wrong with it. */
export type IinRefusal = 'IIN_EMPTY' | IinCode
export type IinDecision =
  | { readonly kind: 'accepted'; readonly iin: string }
  | { readonly kind: 'refused'; readonly code: IinRefusal }
  | { readonly kind: 'under-age'; readonly iin: string; readonly turnsAdultOn: string }

// Civil Code art. 17: full legal capacity begins at eighteen; 14–17 act with their representative's consent (art. 22).
const adultAge = 18

/**
 * Reads an IIN. That somebody is under age is known from the number alone, before any camera; a number whose century
 * is unknown is taken, and the registry's birth date decides later.
 */
export function decideIin(typed: string, today: string): IinDecision {
  const digits = typed.normalize('NFKC').replace(/[\s\-‐‑–—]/g, '')
  if (digits === '') return { kind: 'refused', code: 'IIN_EMPTY' }
  const check = checkIin(digits, today)
  if (!check.valid) return { kind: 'refused', code: check.code }
  const { iin, birthDate } = check.fields
  if (birthDate === null || isAdult(birthDate, today)) return { kind: 'accepted', iin }
  return {
    kind: 'under-age',
    iin,
    turnsAdultOn: `${Number(birthDate.slice(0, 4)) + adultAge}${birthDate.slice(4)}`,
  }
}

/** Has this person turned eighteen? */
export function isAdult(birthDate: string, today: string): boolean {
  return ageOn(birthDate, today) >= adultAge
}

export type LinkDecision = 'linked' | 'mismatch' | 'wait'

/**
 * Does the Mobile Citizens Base link the phone with the IIN? An unknown IIN, another's phone and an answer that makes
 * no sense are one and the same to the person who asks.
 */
export function decideLink(outcome: Outcome<{ readonly linked: boolean }>): LinkDecision {
  if (outcome.kind === 'answer') return outcome.answer.linked ? 'linked' : 'mismatch'
  return outcome.reason === 'wrong-answer' ? 'mismatch' : 'wait'
}
