import type { ReferenceKind } from '#modules/reference'
import type { Language } from '#platform/texts'
import {
  Button,
  ButtonRow,
  Checkbox,
  CheckboxGroup,
  DateField,
  Form,
  type Problem,
  problemOf,
  RadioGroup,
  Select,
  TextField,
} from '#platform/ui'
import { formKey } from '#platform/web'
import { addressOf } from './fact-table.tsx'
import { serviceOf } from './facts.ts'
import type { TypedChange } from './typed-change.ts'
import { texts } from './words.ts'
import { documentName } from './written-value.ts'

type FormProps = {
  readonly language: Language
  readonly kind: ReferenceKind
  /** Null: a fact that is not there yet. */
  readonly factKey: string | null
  readonly typed: TypedChange
  readonly problems: readonly Problem[]
}

/** Facts that may come to an end; a figure or a year has another value instead. */
const endingKinds: readonly ReferenceKind[] = ['bank', 'payment-purpose', 'reason', 'refusal']

/** Another value, from when to when, and by what source. */
export function ChangeForm(props: FormProps) {
  const { language, kind, factKey, typed, problems } = props
  const t = texts(language)
  const { fields } = typed
  return (
    <Form action={addressOf(kind, factKey ?? 'new')} idempotencyKey={formKey()}>
      {factKey === null && (
        <TextField
          name="key"
          label={t(`key.${kind as 'bank'}`)}
          hint={t(`key.${kind as 'bank'}.hint`)}
          width="medium"
          value={fields.key}
          error={problemOf(problems, 'key')}
        />
      )}
      <ValueFields {...props} />
      {endingKinds.includes(kind) && factKey !== null && (
        <Checkbox
          name="gone"
          label={t(`gone.${kind as 'bank'}`)}
          hint={t('gone.hint')}
          checked={fields.gone === 'yes'}
        />
      )}
      {kind !== 'calendar-year' && <DayFields {...props} />}
      <TextField
        name="source"
        label={t('field.source')}
        hint={t('field.source.hint')}
        value={fields.source}
        maxlength={300}
        error={problemOf(problems, 'source')}
      />
      <TextField
        name="article"
        label={t('field.article')}
        value={fields.article}
        maxlength={300}
        error={problemOf(problems, 'article')}
      />
      <Checkbox
        name="verified"
        label={t('field.verified')}
        hint={t('field.verified.hint')}
        checked={fields.verified === 'yes'}
      />
      <ButtonRow>
        <Button name="verb" value="propose">
          {t('propose')}
        </Button>
        {kind === 'calendar-year' && (
          <Button name="verb" value="preview" look="secondary" icon="eye">
            {t('preview')}
          </Button>
        )}
      </ButtonRow>
      <p class="hint">{t('propose.hint')}</p>
    </Form>
  )
}

function DayFields({ language, typed: { fields }, problems }: FormProps) {
  const t = texts(language)
  const parts = (name: string) => ({
    day: fields[`${name}-day`] ?? '',
    month: fields[`${name}-month`] ?? '',
    year: fields[`${name}-year`] ?? '',
  })
  return (
    <>
      {(['since', 'until'] as const).map((name) => (
        <DateField
          language={language}
          name={name}
          label={t(`field.${name}`)}
          hint={t(`field.${name}.hint`)}
          value={parts(name)}
          error={problemOf(problems, name)}
        />
      ))}
    </>
  )
}

function ValueFields(props: FormProps) {
  const { language, kind, factKey, typed, problems } = props
  const t = texts(language)
  const { fields, documents } = typed
  const error = problemOf(problems, 'value')
  switch (kind) {
    case 'figure':
      return (
        <TextField
          name="amount"
          id="value"
          label={t('field.amount')}
          hint={t('field.amount.hint')}
          inputmode="decimal"
          width="medium"
          value={fields.amount}
          error={error}
        />
      )
    case 'term':
      return (
        <TextField
          name="working-days"
          id="value"
          label={t('field.working-days')}
          inputmode="numeric"
          width="short"
          value={fields['working-days']}
          error={error}
        />
      )
    case 'calendar-year':
      return <CalendarFields {...props} />
    case 'bank':
      return <BankFields {...props} />
    case 'payment-purpose':
      return <PurposeFields {...props} />
    case 'reason':
      return (
        <CheckboxGroup
          name="documents"
          id="value"
          label={t('field.documents')}
          values={documents}
          error={error}
          choices={Object.keys(serviceOf(factKey ?? '')?.service.documents ?? {}).map((value) => ({
            value,
            label: documentName(language, factKey ?? '', value),
          }))}
        />
      )
    case 'refusal':
      return null
    case 'refunded-payment':
      return (
        <RadioGroup
          name="offered"
          id="value"
          label={t('field.offered')}
          value={fields.offered}
          error={error}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`field.offered.${value}`) }))}
        />
      )
  }
}

function CalendarFields({ language, typed: { fields }, problems }: FormProps) {
  const t = texts(language)
  return (
    <>
      <TextField
        name="off"
        id="value"
        label={t('field.off')}
        hint={t('field.off.hint')}
        lines={8}
        value={fields.off}
        error={problemOf(problems, 'value')}
      />
      <TextField
        name="works"
        label={t('field.works')}
        hint={t('field.works.hint')}
        lines={3}
        value={fields.works}
      />
      <RadioGroup
        name="status"
        label={t('field.status')}
        value={fields.status ?? 'official'}
        choices={(['official', 'projected'] as const).map((value) => ({
          value,
          label: t(`status.${value}`),
        }))}
      />
    </>
  )
}

function BankFields({ language, typed: { fields }, problems }: FormProps) {
  const t = texts(language)
  return (
    <>
      <TextField
        name="name"
        id="value"
        label={t('field.bank-name')}
        value={fields.name}
        maxlength={120}
        error={problemOf(problems, 'value')}
      />
      <TextField
        name="code"
        label={t('field.bank-code')}
        hint={t('field.bank-code.hint')}
        inputmode="numeric"
        width="short"
        value={fields.code}
      />
      <Select
        name="bank"
        label={t('field.bank-kind')}
        value={fields.bank ?? 'bank'}
        options={(['bank', 'institution', 'other'] as const).map((value) => ({
          value,
          label: t(`bank.${value}`),
        }))}
      />
    </>
  )
}

const payments = ['OPV', 'OPVR', 'OPPV', 'DPV', 'SC', 'health-employer', 'health-worker'] as const
const purposes = ['contribution', 'penalty', 'refund', 'penalty-refund'] as const

function PurposeFields({ language, typed: { fields }, problems }: FormProps) {
  const t = texts(language)
  return (
    <>
      <Select
        name="payment"
        id="value"
        label={t('field.payment')}
        placeholder={t('field.choose')}
        value={fields.payment}
        error={problemOf(problems, 'value')}
        options={payments.map((value) => ({ value, label: t(`payment.${value}`) }))}
      />
      <Select
        name="what"
        label={t('field.what')}
        placeholder={t('field.choose')}
        value={fields.what}
        options={purposes.map((value) => ({ value, label: t(`what.${value}`) }))}
      />
    </>
  )
}
