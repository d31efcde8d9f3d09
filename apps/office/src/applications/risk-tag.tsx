import type { WorkingCalendar } from '#kz'
import type { Language } from '#platform/texts'
import { Tag, type TagColour } from '#platform/ui'
import { type Risk, riskOf } from './risk.ts'
import { texts } from './words.ts'

const colours: Readonly<Record<Risk['kind'], TagColour>> = {
  late: 'danger',
  today: 'danger',
  soon: 'warning',
  'in-time': 'success',
}

type Props = {
  readonly language: Language
  readonly dueAt: Date
  readonly now: Date
  readonly calendar: WorkingCalendar
}

/** How near the day is, in words; the colour only repeats them. */
export function RiskTag({ language, dueAt, now, calendar }: Props) {
  const risk = riskOf(dueAt, now, calendar)
  const days = 'days' in risk ? risk.days : 0
  return <Tag colour={colours[risk.kind]}>{texts(language)(`risk.${risk.kind}`, { days })}</Tag>
}
