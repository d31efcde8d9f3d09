import type { Random } from '#platform/crypto'

/** A new ticket's number: seven random digits and a check digit, so that a slip on the telephone is noticed. */
export function drawTicketNumber(random: Random): string {
  const digits = String(random.below(10_000_000)).padStart(7, '0')
  return digits + checkDigit(digits)
}

/** A number as people say it: `S-1234-5678`. */
export function writtenTicketNumber(number: string): string {
  return `S-${number.slice(0, 4)}-${number.slice(4)}`
}

/** The number in what somebody typed, with or without the letter and dashes; `null` when the check digit does not fit. */
export function ticketNumberIn(typed: string): string | null {
  const digits = typed.replaceAll(/\D/g, '')
  if (!/^\d{8}$/.test(digits)) return null
  return checkDigit(digits.slice(0, 7)) === digits[7] ? digits : null
}

/** The Luhn digit (ISO/IEC 7812-1, annex B): it notices every wrong digit and almost every swapped pair. */
function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
