import type { T } from './words.ts'

const hour = 60 * 60_000

/** How long the office still has, in words; after the term that it is late. */
export function timeLeftInWords(t: T, dueAt: Date, now: Date): string {
  const left = dueAt.getTime() - now.getTime()
  if (left <= 0) return t('due.late')
  if (left < hour) return t('due.minutes', { count: Math.ceil(left / 60_000) })
  if (left < 48 * hour) return t('due.hours', { count: Math.round(left / hour) })
  return t('due.days', { count: Math.round(left / (24 * hour)) })
}
