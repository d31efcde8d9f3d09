import type { CaseEvent } from '#modules/identity-proofing'
import { type Language, writtenMoment } from '#platform/texts'
import { type IconName, Timeline } from '#platform/ui'
import { texts } from './words.ts'

const icons = {
  begun: 'id-card',
  video: 'face',
  sent: 'arrow-right',
  viewed: 'eye',
  appealed: 'message',
  'pictures-deleted': 'trash',
  deleted: 'trash',
  approve: 'check',
  reject: 'close',
  'ask-new-photo': 'camera',
  escalate: 'users',
} as const satisfies Record<CaseEvent['what'], IconName>

/** Everything that happened with a document, newest first: also every look of a member of staff. */
export function HistoryView({
  language,
  events,
}: {
  readonly language: Language
  readonly events: readonly CaseEvent[]
}) {
  const t = texts(language)
  return (
    <section class="section" aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      <Timeline
        moments={events.toReversed().map(({ what, at, by }) => ({
          title: t(`history.${what}`),
          at: { iso: at.toISOString(), text: writtenMoment(language, at) },
          icon: icons[what],
          ...(by === 'system' ? { text: t('history.by-system') } : {}),
        }))}
      />
    </section>
  )
}
