import type { DatedRow, ListedFact } from '#modules/reference'
import type { Language } from '#platform/texts'
import { Table, Tag } from '#platform/ui'
import { factName } from './facts.ts'
import { texts } from './words.ts'
import { writtenBound, writtenValue } from './written-value.ts'

type TableProps = {
  readonly language: Language
  readonly caption: string
  readonly facts: readonly ListedFact[]
}

/** Facts with what holds today: since when, until when, by what source, and whether anybody has checked it. */
export function FactTable({ language, caption, facts }: TableProps) {
  const t = texts(language)
  return (
    <Table
      caption={caption}
      captionHidden
      columns={(['fact', 'value', 'since', 'until', 'source', 'checked'] as const).map((name) => ({
        name: t(`column.${name}`),
      }))}
      rows={facts.map(({ kind, key, now }) => [
        <FactLink language={language} kind={kind} factKey={key} />,
        now ? writtenValue(language, kind, key, now.value) : t('value.not-set'),
        now ? writtenBound(language, now.since) : '—',
        now ? writtenBound(language, now.until) : '—',
        now ? <Source row={now} /> : '—',
        now ? <Checked language={language} verified={now.verified} /> : '—',
      ])}
    />
  )
}

type LinkProps = {
  readonly language: Language
  readonly kind: ListedFact['kind']
  readonly factKey: string
}

/** The name of a fact, with its service under it, leading to all that is known of it. */
export function FactLink({ language, kind, factKey }: LinkProps) {
  const { name, of } = factName(language, kind, factKey)
  return (
    <>
      <a class="ds-link" href={addressOf(kind, factKey)}>
        {name}
      </a>
      {of && <span class="hint"> {of}</span>}
    </>
  )
}

export function addressOf(kind: ListedFact['kind'], key: string): string {
  return `/reference/${kind}/${encodeURIComponent(key)}`
}

/** Where a fact comes from. What ships is sourced in English. */
export function Source({ row }: { readonly row: Pick<DatedRow, 'source' | 'article' | 'version'> }) {
  const { source, article, version } = row
  const words = [source, article].filter(Boolean).join('; ')
  return version === null ? <span lang="en">{words}</span> : words
}

type CheckedProps = { readonly language: Language; readonly verified: boolean }

export function Checked({ language, verified }: CheckedProps) {
  const t = texts(language)
  return verified ? (
    <Tag colour="success">{t('checked.yes')}</Tag>
  ) : (
    <Tag colour="warning" icon="warning">
      {t('checked.no')}
    </Tag>
  )
}
