import { addDays, figures, isWeekend } from '#kz'
import type { ReferenceKind, ReferenceValues } from '#modules/reference'
import { type Language, writtenDay } from '#platform/texts'
import { serviceOf } from './facts.ts'
import { texts } from './words.ts'

/** A value in words; null is "there is none". */
export function writtenValue(language: Language, kind: ReferenceKind, key: string, value: unknown): string {
  const t = texts(language)
  if (value === null) return t('value.gone')
  const values = value as ReferenceValues[keyof ReferenceValues]
  switch (kind) {
    case 'figure': {
      const { amount } = values as ReferenceValues['figure']
      const unit = figures.find(({ id }) => id === key)?.unit ?? 'tenge'
      return t(`unit.${unit}`, { amount: writtenNumber(language, amount) })
    }
    case 'term':
      return t('value.working-days', { count: (values as ReferenceValues['term']).workingDays })
    case 'calendar-year':
      return t('value.calendar', countsOf(key, values as ReferenceValues['calendar-year']))
    case 'bank': {
      const { name, code } = values as ReferenceValues['bank']
      return t('value.bank', { name, code })
    }
    case 'payment-purpose': {
      const { payment, what } = values as ReferenceValues['payment-purpose']
      return `${t(`payment.${payment}`)}: ${t(`what.${what}`)}`
    }
    case 'reason':
      return writtenDocuments(language, key, (values as ReferenceValues['reason']).documents)
    case 'refusal':
      return t('value.refusal')
    case 'refunded-payment':
      return t(
        (values as ReferenceValues['refunded-payment']).offered ? 'value.offered' : 'value.not-offered',
      )
  }
}

export function writtenNumber(language: Language, amount: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(amount)
}

/** A document of the service that a reason belongs to. */
export function documentName(language: Language, key: string, document: string): string {
  const owner = serviceOf(key)
  const known = owner && Object.hasOwn(owner.service.documents, document)
  return known ? owner.service.texts(language)(`document.${document}`) : document
}

function writtenDocuments(language: Language, key: string, documents: readonly string[]): string {
  if (documents.length === 0) return texts(language)('value.no-documents')
  return documents.map((document) => documentName(language, key, document)).join('; ')
}

/** Days off and working weekends of a year in words, and how many days it leaves to work. */
function countsOf(year: string, { weekdaysOff, workingWeekends }: ReferenceValues['calendar-year']) {
  let weekdays = 0
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
    if (!isWeekend(day)) weekdays += 1
  const work = weekdays - weekdaysOff.length + workingWeekends.length
  return { off: weekdaysOff.length, works: workingWeekends.length, work }
}

/** Days of a year as people say them, without the year. */
export function writtenDays(language: Language, year: string, days: readonly string[]): readonly string[] {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    timeZone: 'Asia/Almaty',
  })
  return days.map((day) => {
    const date = new Date(`${year}-${day}T12:00:00+05:00`)
    // Node writes the month first in Kazakh; a day stands before its month.
    if (language !== 'kk') return format.format(date)
    const month = format.formatToParts(date).find(({ type }) => type === 'month')?.value ?? ''
    return `${Number(day.slice(3))} ${month.toLowerCase()}`
  })
}

/** A first or last day in words, or that it is not known or has not come. */
export function writtenBound(language: Language, day: string | null): string {
  return day ? writtenDay(language, `${day}T12:00:00+05:00`) : '—'
}
