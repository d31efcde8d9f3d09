import type { Language } from '#platform/texts'
import { writtenDay } from '#platform/texts'
import { Tag, type TagColour } from '#platform/ui'
import { lastDayOf, type Risk } from './risk.ts'
import { texts } from './words.ts'

const colours: Readonly<Record<Risk['kind'], TagColour>> = {
  late: 'danger',
  today: 'danger',
  soon: 'warning',
  'in-time': 'success',
}

type Props = { readonly language: Language; readonly dueAt: Date; readonly risk: Risk }

/** A due date, and in words how near it is; the colour only repeats them. */
export function Due({ language, dueAt, risk }: Props) {
  const day = lastDayOf(dueAt)
  return (
    <>
      <time datetime={day}>{writtenDay(language, `${day}T12:00:00+05:00`)}</time>{' '}
      <RiskTag language={language} risk={risk} />
    </>
  )
}

export function RiskTag({ language, risk }: Omit<Props, 'dueAt'>) {
  const t = texts(language)
  return (
    <Tag colour={colours[risk.kind]} {...(risk.kind === 'late' && { icon: 'warning' })}>
      {t(`risk.${risk.kind}`, { count: 'days' in risk ? risk.days : 0 })}
    </Tag>
  )
}
