import type { Language } from './index.ts'

const zone = 'Asia/Almaty'
// Node's Kazakh months are right, but its order is English; the order of words is ours.
const months: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  kk: new Intl.DateTimeFormat('kk', { month: 'long', timeZone: zone }),
  ru: new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }),
}
const clockTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone })
const numbers = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone })

/** A day in words: «2026 жылғы 22 қараша», «22 ноября 2026 г.», “22 November 2026”. */
export function writtenDay(language: Language, at: Date | string): string {
  const date = new Date(at)
  // «г.» belongs to its year: a line never breaks between them.
  if (language !== 'kk') return months[language].format(date).replace(/\s(?=г\.$)/, '\u00a0')
  const [year, , day] = numbers.format(date).split('-')
  return `${year} жылғы ${Number(day)} ${months.kk.format(date).toLowerCase()}`
}

/** A day in words and the time in Kazakhstan. */
export function writtenMoment(language: Language, at: Date): string {
  return `${writtenDay(language, at)}, ${clockTime.format(at)}`
}
