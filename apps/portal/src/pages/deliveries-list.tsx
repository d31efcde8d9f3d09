import type { Delivery } from '#modules/notifications'
import { type Language, writtenMoment } from '#platform/texts'
import { Details, SummaryList } from '#platform/ui'
import { texts } from '../words.ts'

type Props = { readonly language: Language; readonly deliveries: readonly Delivery[] }

/** By which channels this message went out besides, and what their operators say became of it. */
export function DeliveriesList({ language, deliveries }: Props) {
  const t = texts(language)
  if (deliveries.length === 0) return null
  return (
    <Details summary={t('deliveries.title')}>
      <SummaryList
        language={language}
        rows={deliveries.map(({ channel, state, why, at }) => ({
          name: t(`channel.${channel}`),
          value: `${why ? t(`delivery.why.${why}`) : t(`delivery.${state}`)} ${writtenMoment(language, at)}`,
        }))}
      />
    </Details>
  )
}
