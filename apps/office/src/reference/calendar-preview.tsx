import { type Moving, previewCalendar } from '#modules/deadlines'
import { calendarAfter, type ReferenceValues } from '#modules/reference'
import type { Language } from '#platform/texts'
import { Card, Table } from '#platform/ui'
import type { OfficeDoors } from '../doors.ts'
import { type CalendarChange, calendarChange } from './calendar-change.ts'
import { texts } from './words.ts'
import { writtenBound, writtenDays } from './written-value.ts'

type Year = ReferenceValues['calendar-year']

/** What a change of a year would do: to which days, and to which due dates that run now. */
export type CalendarPreview = CalendarChange & { readonly year: string; readonly moving: readonly Moving[] }

export async function previewOf(
  { database }: OfficeDoors,
  year: string,
  before: Year | null,
  after: Year,
): Promise<CalendarPreview> {
  const calendar = await calendarAfter(database, { key: year, value: after })
  return { year, ...calendarChange(before, after), moving: await previewCalendar(database, calendar) }
}

type Props = { readonly language: Language; readonly preview: CalendarPreview }

export function Preview({ language, preview }: Props) {
  const t = texts(language)
  const { year, becomesOff, becomesWorking, moving } = preview
  const count = moving.reduce((sum, one) => sum + one.count, 0)
  return (
    <Card title={t('preview.title')} id="preview" tinted>
      {becomesOff.length + becomesWorking.length === 0 && <p>{t('preview.same')}</p>}
      <Days title={t('preview.off')} days={writtenDays(language, year, becomesOff)} />
      <Days title={t('preview.works')} days={writtenDays(language, year, becomesWorking)} />
      <p role="status">{t('preview.moving', { count })}</p>
      {count > 0 && (
        <Table
          caption={t('preview.moving', { count })}
          captionHidden
          columns={[
            { name: t('preview.before') },
            { name: t('preview.after') },
            { name: t('preview.count'), numeric: true },
          ]}
          rows={moving.map((one) => [
            writtenBound(language, one.before),
            writtenBound(language, one.after),
            String(one.count),
          ])}
        />
      )}
    </Card>
  )
}

function Days({ title, days }: { readonly title: string; readonly days: readonly string[] }) {
  if (days.length === 0) return null
  return (
    <p>
      <strong>{title}</strong>: {days.join(', ')}
    </p>
  )
}
