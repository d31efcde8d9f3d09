import type { Language } from '#platform/texts'

const timeZone = 'Asia/Almaty'
const clockTime = new Intl.DateTimeFormat('ru', { timeZone, hour: '2-digit', minute: '2-digit' })
const secondTime = new Intl.DateTimeFormat('ru', { timeZone, timeStyle: 'medium' })
const longDay = { timeZone, day: 'numeric', month: 'long', year: 'numeric' } as const
const days = {
  kk: new Intl.DateTimeFormat('kk', longDay),
  ru: new Intl.DateTimeFormat('ru', longDay),
  en: new Intl.DateTimeFormat('en-GB', longDay),
}
const weekdays = {
  kk: new Intl.DateTimeFormat('kk', { timeZone, weekday: 'long' }),
  ru: new Intl.DateTimeFormat('ru', { timeZone, weekday: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long' }),
}

/** Hours and minutes in Kazakhstan. */
export function writtenHour(moment: Date): string {
  return clockTime.format(moment)
}

/** Hours, minutes and seconds in Kazakhstan. */
export function writtenSecond(moment: Date): string {
  return secondTime.format(moment)
}

/** A day in words; Kazakh puts the year first. */
export function writtenDay(language: Language, moment: Date): string {
  if (language !== 'kk') return days[language].format(moment)
  const parts = new Map(days.kk.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${parts.get('year')} жылғы ${parts.get('day')} ${parts.get('month')?.toLowerCase()}`
}

/** A day of a paper or a record, YYYY-MM-DD, in words. */
export function writtenDate(language: Language, day: string): string {
  return writtenDay(language, new Date(`${day}T12:00:00+05:00`))
}

export function writtenWeekday(language: Language, moment: Date): string {
  return weekdays[language].format(moment)
}
