import type { DeskCase, FieldTriple } from '#modules/identity-proofing'
import { reasonOfFinding, reasonWords } from '#modules/identity-proofing'
import { type Language, writtenMoment } from '#platform/texts'
import { Alert, Details, Icon, Table, Tag } from '#platform/ui'
import { texts } from './words.ts'

type Props = { readonly language: Language; readonly opened: DeskCase }

/** Each field as read, as typed and as the registry has it; where they differ, the line is lit. */
export function FieldTable({ language, opened }: Props) {
  const t = texts(language)
  return (
    <Table
      caption={t('fields.title')}
      columns={(['field', 'read', 'typed', 'registry'] as const).map((name) => ({
        name: t(`fields.${name}`),
      }))}
      rows={opened.fields.map((triple) => [
        <FieldName language={language} triple={triple} />,
        <ReadValue language={language} triple={triple} />,
        lit(triple, valueInWords(language, triple, triple.typed)),
        lit(triple, valueInWords(language, triple, triple.registry)),
      ])}
    />
  )
}

function FieldName({ language, triple }: { readonly language: Language; readonly triple: FieldTriple }) {
  const t = texts(language)
  return (
    <>
      {triple.differs && <Icon name="warning" size="small" title={t('fields.differs')} />}{' '}
      {t(`field.${triple.field}`)}
    </>
  )
}

function ReadValue({ language, triple }: { readonly language: Language; readonly triple: FieldTriple }) {
  const t = texts(language)
  const { read } = triple
  if (!read) return <span class="hint">{t('fields.not-read')}</span>
  return (
    <>
      {lit(triple, valueInWords(language, triple, read.value))}{' '}
      <small class="hint">
        {t(`source.${read.source}`)}
        {!read.confident && ` · ${t('fields.unsure')}`}
      </small>
    </>
  )
}

function lit({ differs }: FieldTriple, value: string) {
  return differs ? <mark class="differs">{value}</mark> : value
}

function valueInWords(language: Language, { field }: FieldTriple, value: string | null): string {
  const t = texts(language)
  if (value === null || value === '') return '—'
  if (field === 'sex' && (value === 'male' || value === 'female')) return t(`sex.${value}`)
  const isDay = ['birthDate', 'issued', 'expires'].includes(field) && /^\d{4}-\d\d-\d\d$/.test(value)
  // In figures, as the document has it: three of them are compared at a glance.
  return isDay ? value.split('-').reverse().join('.') : value
}

/** What each check found, in words, with its number. */
export function Evidence({ language, opened }: Props) {
  const t = texts(language)
  const { findings, crossings, mrz } = opened
  return (
    <section class="desk-evidence" aria-labelledby="evidence">
      <h2 id="evidence">{t('evidence.title')}</h2>
      <ul class="desk-checks">
        {findings.length === 0 && (
          <li>
            <Tag colour="success" icon="check">
              {t('evidence.nothing')}
            </Tag>
          </li>
        )}
        {findings.map(({ reason, side, score, refuses }) => (
          <li>
            <Tag colour={refuses ? 'danger' : 'warning'} icon={refuses ? 'error' : 'warning'}>
              {t(`signal.${reason}`)}
            </Tag>
            <span>
              {[
                side && t(`side.${side}`),
                // The reason would say that the term is over already.
                reason !== 'expires-soon' && reasonWords(language, reasonOfFinding[reason]).title,
                score !== undefined && written(language, score),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
        {crossings.map(({ field, a, b }) => (
          <li>
            <Tag colour="warning" icon="warning">
              {t('evidence.sides-differ')}
            </Tag>
            <span>{`${t(`field.${field}`)}: ${a} / ${b}`}</span>
          </li>
        ))}
        <li>
          <Tag colour={mrz?.valid ? 'success' : 'neutral'} icon={mrz?.valid ? 'check' : 'minus'}>
            {t(mrz ? (mrz.valid ? 'mrz.valid' : 'mrz.invalid') : 'mrz.none')}
          </Tag>
          {mrz?.corrected && <span>{t('mrz.corrected')}</span>}
        </li>
      </ul>
      {mrz && <pre class="desk-mrz">{mrz.lines.join('\n')}</pre>}
      <Measures language={language} opened={opened} />
    </section>
  )
}

function written(language: Language, score: number): string {
  const twoPlaces = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return new Intl.NumberFormat(language, twoPlaces).format(score)
}

function Measures({ language, opened }: Props) {
  const t = texts(language)
  const measured = opened.pictures.filter(({ measures }) => Object.keys(measures).length > 0)
  if (measured.length === 0) return null
  return (
    <Details summary={t('evidence.measures')}>
      {measured.map(({ slot, measures }) => (
        <p>
          <strong>{t(`side.${slot}`)}</strong>{' '}
          {Object.entries(measures)
            .map(([name, value]) => `${name} ${value.toFixed(3)}`)
            .join(' · ')}
        </p>
      ))}
    </Details>
  )
}

/** What went before: the person's complaint and earlier decisions. */
export function Before({ language, opened }: Props) {
  const t = texts(language)
  const { appeal, decisions } = opened
  return (
    <>
      {appeal !== null && (
        <Alert kind="warning" title={t('appeal.title')}>
          <p>{appeal}</p>
        </Alert>
      )}
      {decisions.map(({ verb, reasons, note, decidedAt }) => (
        <Alert kind="info" title={`${t(`decided.${verb}`)} · ${writtenMoment(language, decidedAt)}`}>
          {reasons.length > 0 && (
            <p>{reasons.map((reason) => reasonWords(language, reason).title).join('; ')}</p>
          )}
          {note && <p>{note}</p>}
        </Alert>
      ))}
    </>
  )
}
