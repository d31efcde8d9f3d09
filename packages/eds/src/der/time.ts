import { EdsError } from '../eds-error.ts'
import { contentOf, type DerElement } from './element.ts'
import { tag } from './tag.ts'

/** Milliseconds since 1970 in UTC, as Date counts them. */
export type Instant = number

/**
 * UTCTime or GeneralizedTime as RFC 5280, 4.1.2.5 writes them: with seconds, in Z, no fraction. Two digits of a year
 * from 50 upwards are 19xx. `fraction` admits the parts of a second of RFC 3161, 2.4.2.
 */
export function timeOf(element: DerElement, { fraction = false } = {}): Instant {
  const text = String.fromCharCode(...contentOf(element).subarray(0, 40))
  if (element.tag === tag.utcTime && /^\d{12}Z$/.test(text))
    return instant(`${Number(text.slice(0, 2)) < 50 ? 20 : 19}${text}`, element)
  if (element.tag === tag.generalizedTime && /^\d{14}Z$/.test(text)) return instant(text, element)
  if (element.tag === tag.generalizedTime && fraction && /^\d{14}\.\d*[1-9]Z$/.test(text))
    return instant(text, element) + Math.trunc(Number(`0${text.slice(14, -1)}`) * 1000)
  throw new EdsError('der-value', `The time at ${element.start} is not written as the standard wants it.`)
}

function instant(text: string, element: DerElement): Instant {
  const part = (from: number, to: number) => Number(text.slice(from, to))
  const [year, month, day] = [part(0, 4), part(4, 6), part(6, 8)]
  const [hour, minute, second] = [part(8, 10), part(10, 12), part(12, 14)]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  // A day that does not exist rolls over into the next month.
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (!isReal || hour > 23 || minute > 59 || second > 59)
    throw new EdsError('der-value', `The time at ${element.start} does not exist.`)
  return date.getTime()
}
