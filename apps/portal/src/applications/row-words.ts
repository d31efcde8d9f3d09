import { paymentPurposes } from '#kz'
import type { Language } from '#platform/texts'
import { isWord, texts } from './words.ts'

/** What a payment was for: the purpose in words, with its code. */
export function purposeWords(language: Language, knp: string): string {
  const t = texts(language)
  const purpose = paymentPurposes.find(({ code }) => code === knp)
  const word = `payment.${purpose?.payment}.${purpose?.what}`
  return isWord(word) ? t(word, { knp }) : t('payment.other', { knp })
}

const zone = { timeZone: 'UTC' } as const
const months: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  kk: new Intl.DateTimeFormat('kk', { month: 'long', ...zone }),
  ru: new Intl.DateTimeFormat('ru', { month: 'long', year: 'numeric', ...zone }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', ...zone }),
}

/** The month a payment was for: «2026 жылғы қараша», «ноябрь 2026 г.». */
export function writtenMonth(language: Language, period: string): string {
  const month = months[language].format(new Date(`${period}-01T00:00:00Z`))
  return language === 'kk' ? `${period.slice(0, 4)} жылғы ${month.toLowerCase()}` : month
}
