import { isDay } from '#kz'

/** Letters that a reader takes for digits, where only digits can stand. */
const mistaken: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  D: '0',
  Q: '0',
  I: '1',
  l: '1',
  '|': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  B: '8',
  b: '6',
  G: '6',
}

export function asDigits(text: string): string {
  return Array.from(text, (sign) => mistaken[sign] ?? sign).join('')
}

/** All days of a line as YYYY-MM-DD: printed DD.MM.YYYY with whatever the reader made of the dots. */
export function daysIn(text: string): readonly string[] {
  const digits = asDigits(text.replace(/\s/g, ''))
  const found = digits.matchAll(/(\d{2})[.,·:;'-]?(\d{2})[.,·:;'-]?((?:19|20)\d{2})/g)
  return [...found].map(([, day, month, year]) => `${year}-${month}-${day}`).filter(isDay)
}

/** The twelve digits of an IIN, when the line holds just them. */
export function iinIn(text: string): string | null {
  const digits = asDigits(text.replace(/[\s.]/g, ''))
  return /^\d{12}$/.test(digits) ? digits : null
}

/** A card's number (nine digits after №) or a passport's (a letter and eight digits). */
export function numberIn(text: string): string | null {
  const bare = text.replace(/[\s.]/g, '')
  const card = /^(?:N|№|M|H)?[oO0º°]?(\d{9})$/.exec(bare)?.[1]
  if (card) return card
  const passport = /^([A-Z])(\w{8})$/.exec(bare)
  const digits = passport ? asDigits(passport[2]!) : ''
  return passport && /^\d{8}$/.test(digits) ? `${passport[1]}${digits}` : null
}
