import type { WorkingCalendar } from '#kz'
import type { Language } from '#platform/texts'
import { Tag, type TagColour } from '#platform/ui'
import { type Risk, riskOf } from './risk.ts'
import { texts } from './words.ts'

const colours: Readonly<Record<Risk, TagColour>> = {
  late: 'danger',
  today: 'danger',
  soon: 'warning',
  calm: 'success',
}

type Props = {
  readonly language: Language
  readonly dueAt: Date
  readonly now: Date
  readonly calendar: WorkingCalendar
}

/** How near the day is, in words; the colour only repeats them. */
export function RiskTag({ language, dueAt, now, calendar }: Props) {
  const { risk, daysLeft } = riskOf(dueAt, now, calendar)
  return <Tag colour={colours[risk]}>{texts(language)(`risk.${risk}`, { days: daysLeft })}</Tag>
}
