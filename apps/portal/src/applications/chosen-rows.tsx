import { purposeWords, writtenMonth } from '#modules/applications'
import { type ChosenRow, writtenMoney } from '#modules/service-kit'
import type { Language } from '#platform/texts'
import { Button, ButtonLink, EmptyState, type Problem, problemOf, Table, TextField } from '#platform/ui'
import { addressOf } from './applications-site.ts'
import { refundFieldOf } from './typed-step.ts'
import { texts } from './words.ts'

type Props = {
  readonly language: Language
  readonly applicationId: string
  readonly rows: readonly ChosenRow[]
  /** Sums as they were typed. */
  readonly refunds: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
  readonly field: string
  readonly label: string
}

/** The payments that were chosen: a sum to each, and a way to take one out. */
export function ChosenRows({ language, applicationId, rows, refunds, problems, field, label }: Props) {
  const t = texts(language)
  const people = new Set(rows.map(({ employeeIin }) => employeeIin)).size
  const problem = problemOf(problems, field)
  if (rows.length === 0)
    return (
      <div id={field} class="field">
        {problem && <p class="field-error">{problem}</p>}
        <EmptyState
          title={t('rows.none')}
          icon="users"
          action={<ButtonLink href={addressOf.choose(applicationId)}>{t('rows.choose')}</ButtonLink>}
        >
          <p>{t('rows.none.text')}</p>
        </EmptyState>
      </div>
    )
  return (
    <section id={field} aria-label={label}>
      {problem && <p class="field-error">{problem}</p>}
      <Table
        caption={t('rows.chosen', { people, payments: rows.length })}
        columns={[
          { name: t('rows.employee') },
          { name: t('rows.payment') },
          { name: t('rows.paid'), numeric: true },
          { name: t('rows.refund'), numeric: true },
          { name: t('rows.actions') },
        ]}
        rows={rows.map((row) => [
          <Person row={row} />,
          <>
            {purposeWords(language, row.knp)}
            <br />
            <span class="hint">{writtenMonth(language, row.period)}</span>
          </>,
          `${writtenMoney(BigInt(row.paid))}\u00a0₸`,
          <TextField
            name={refundFieldOf(row.id)}
            label={t('rows.refund.of', {
              who: `${row.surname} ${row.name}`,
              month: writtenMonth(language, row.period),
            })}
            labelHidden
            inputmode="decimal"
            autocomplete="off"
            width="short"
            required
            value={refunds[row.id] ?? writtenMoney(BigInt(row.refund))}
            error={problemOf(problems, refundFieldOf(row.id))}
          />,
          <Button look="quiet" icon="trash" name="remove" value={row.id}>
            {t('rows.remove')}
            <span class="ds-sr-only"> {`${row.surname} ${row.name}`}</span>
          </Button>,
        ])}
      />
      <p>
        <ButtonLink look="secondary" icon="plus" href={addressOf.choose(applicationId)}>
          {t('rows.choose-more')}
        </ButtonLink>
      </p>
    </section>
  )
}

/** An employee by name, with the IIN that tells namesakes apart. */
export function Person({
  row,
}: {
  readonly row: Pick<ChosenRow, 'surname' | 'name' | 'patronymic' | 'employeeIin'>
}) {
  return (
    <>
      {[row.surname, row.name, row.patronymic].filter(Boolean).join(' ')}
      <br />
      <span class="hint">{row.employeeIin}</span>
    </>
  )
}
