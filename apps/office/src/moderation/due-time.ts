import type { Language } from '#platform/texts'
import type { IconName, TagColour } from '#platform/ui'
import { texts } from './words.ts'

const minute = 60_000
const hour = 60 * minute
const soonMilliseconds = 2 * hour

export type Due = { readonly words: string; readonly colour: TagColour; readonly icon: IconName }

/** The clock of a case: in words, a colour and a sign, so that nobody has to tell colours apart. */
export function dueInWords(language: Language, dueAt: Date | null, now: Date): Due {
  const t = texts(language)
  if (dueAt === null) return { words: t('due.none'), colour: 'neutral', icon: 'clock' }
  const left = dueAt.getTime() - now.getTime()
  const span = spanInWords(language, Math.abs(left))
  if (left < 0) return { words: t('due.late', { span }), colour: 'danger', icon: 'error' }
  if (left < soonMilliseconds) return { words: t('due.soon', { span }), colour: 'warning', icon: 'warning' }
  return { words: t('due.left', { span }), colour: 'info', icon: 'clock' }
}

function spanInWords(language: Language, milliseconds: number): string {
  const t = texts(language)
  const days = Math.floor(milliseconds / (24 * hour))
  const hours = Math.floor((milliseconds % (24 * hour)) / hour)
  const minutes = Math.floor((milliseconds % hour) / minute)
  if (days > 0) return t('span.days', { days, hours })
  return hours > 0 ? t('span.hours', { hours, minutes }) : t('span.minutes', { minutes })
}
