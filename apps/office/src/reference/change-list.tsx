import type { Change } from '#modules/reference'
import { type Language, writtenMoment } from '#platform/texts'
import { Card, EmptyState, Table, Tag, type TagColour } from '#platform/ui'
import { type Desk, holds } from '../desk.ts'
import { factName } from './facts.ts'
import { texts } from './words.ts'
import { writtenBound, writtenValue } from './written-value.ts'

type Names = ReadonlyMap<string, string>
type OpenProps = {
  readonly language: Language
  readonly changes: readonly Change[]
  readonly names: Names
  readonly desk: Desk
}

/** Changes that wait for a second administrator. */
export function OpenChanges({ language, changes, names, desk }: OpenProps) {
  const t = texts(language)
  return (
    <section class="section" aria-labelledby="open">
      <h2 id="open">{t('open.title')}</h2>
      {changes.length === 0 && <EmptyState icon="check-circle" titleLevel={3} title={t('open.none')} />}
      {changes.map((change) => {
        const mayDecide = holds(desk.member, 'administrator') && change.proposedBy !== desk.member.memberId
        return (
          <Card titleLevel={3} title={changeTitle(language, change)}>
            <p>
              {writtenValue(language, change.kind, change.key, change.value)}, {daysOf(language, change)}
            </p>
            <p class="hint">{proposedInWords(language, change, names)}</p>
            <p>
              <a class="ds-link" href={`/reference/changes/${change.id}`}>
                {t(mayDecide ? 'open.decide' : 'open.look')}
                <span class="ds-sr-only">: {changeTitle(language, change)}</span>
              </a>
            </p>
          </Card>
        )
      })}
    </section>
  )
}

export function changeTitle(language: Language, { kind, key }: Pick<Change, 'kind' | 'key'>): string {
  const { name, of } = factName(language, kind, key)
  const word =
    kind === 'bank' || kind === 'payment-purpose' ? `${texts(language)(`one.${kind}`)} ${name}` : name
  return of ? `${word} (${of})` : word
}

/** From which day to which a change is to hold. */
export function daysOf(language: Language, { since, until }: Pick<Change, 'since' | 'until'>): string {
  const t = texts(language)
  const from = writtenBound(language, since)
  return until ? t('days.between', { from, until: writtenBound(language, until) }) : t('days.from', { from })
}

export function proposedInWords(language: Language, change: Change, names: Names): string {
  return texts(language)('proposed', {
    name: names.get(change.proposedBy) ?? '—',
    at: writtenMoment(language, change.proposedAt),
  })
}

const colours: Readonly<Record<Change['state'], TagColour>> = {
  open: 'warning',
  approved: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
}

type HistoryProps = {
  readonly language: Language
  readonly caption: string
  readonly changes: readonly Change[]
  readonly names: Names
}

/** Changes and what became of them, the newest first. */
export function ChangeTable({ language, caption, changes, names }: HistoryProps) {
  const t = texts(language)
  return (
    <Table
      caption={caption}
      captionHidden
      columns={(['change', 'value', 'days', 'proposed', 'outcome'] as const).map((name) => ({
        name: t(`column.${name}`),
      }))}
      rows={changes.map((change) => [
        <a class="ds-link" href={`/reference/changes/${change.id}`}>
          {changeTitle(language, change)}
        </a>,
        writtenValue(language, change.kind, change.key, change.value),
        daysOf(language, change),
        proposedInWords(language, change, names),
        <Outcome language={language} change={change} names={names} />,
      ])}
    />
  )
}

type OutcomeProps = { readonly language: Language; readonly change: Change; readonly names: Names }

export function Outcome({ language, change, names }: OutcomeProps) {
  const t = texts(language)
  const { state, decidedBy, decidedAt, version } = change
  return (
    <>
      <Tag colour={colours[state]}>{t(`state.${state}`)}</Tag>{' '}
      {decidedAt && `${names.get(decidedBy ?? '') ?? '—'}, ${writtenMoment(language, decidedAt)}`}
      {version !== null && ` · ${t('version', { version })}`}
    </>
  )
}
