import { type Bank, regions } from '#kz'
import type { Field, Payer, Service } from '#modules/service-kit'
import type { Language } from '#platform/texts'
import { PhoneField, type Problem, problemOf, RadioGroup, Select, TextField } from '#platform/ui'
import { texts } from './words.ts'

type Props = {
  readonly language: Language
  readonly service: Pick<Service, 'form' | 'texts' | 'reasons'>
  /** The questions to ask, in their order; rows are asked on a page of their own. */
  readonly fields: readonly string[]
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
  readonly payers: readonly Payer[]
  readonly banks: readonly Bank[]
}

/** The questions of one step, each drawn by its kind, with what was typed and what is wrong with it. */
export function StepFields({ fields, ...props }: Props) {
  return (
    <>
      {fields.map((id) => (
        <OneField id={id} {...props} />
      ))}
    </>
  )
}

type OneProps = Omit<Props, 'fields'> & { readonly id: string }

function OneField(props: OneProps) {
  const { id, service, language, typed, problems } = props
  const field = service.form.fields[id]
  if (!field || field.kind === 'rows') return null
  const words = service.texts(language)
  const frame = {
    name: id,
    label: words(`field.${id}`),
    value: typed[id] ?? '',
    error: problemOf(problems, id),
    ...(field.hint && { hint: words(`field.${id}.hint`) }),
  }
  const options = optionsOf(field, props)
  if (options) return <Choice frame={frame} options={options} language={language} kind={field.kind} />
  switch (field.kind) {
    case 'phone':
      return <PhoneField {...frame} />
    case 'email':
      return <TextField {...frame} type="email" inputmode="email" autocomplete="email" spellcheck={false} />
    case 'iic':
      return <TextField {...frame} width="wide" autocomplete="off" spellcheck={false} maxlength={34} />
    case 'money':
      return <TextField {...frame} inputmode="decimal" width="short" suffix="₸" autocomplete="off" />
    case 'text':
      return <TextField {...frame} {...(field.most > 200 && { lines: 4 })} />
    default:
      return <TextField {...frame} />
  }
}

type Option = { readonly value: string; readonly label: string; readonly hint?: string }
type ChoiceProps = {
  readonly frame: { readonly name: string; readonly label: string; readonly value: string }
  readonly options: readonly Option[]
  readonly language: Language
  readonly kind: Field['kind']
}

/** Few answers are seen at once; a long list opens. */
function Choice({ frame, options, language, kind }: ChoiceProps) {
  if (kind === 'region' || kind === 'bic')
    return <Select {...frame} options={options} placeholder={texts(language)('choose')} width="wide" />
  return <RadioGroup {...frame} choices={options} inline={kind === 'yes-no'} />
}

function optionsOf(field: Field, props: OneProps): readonly Option[] | null {
  const { id, service, language, payers, banks } = props
  const words = service.texts(language)
  const t = texts(language)
  switch (field.kind) {
    case 'choice':
      return field.options.map((value) => ({ value, label: words(`field.${id}.${value}`) }))
    case 'yes-no':
      return (['yes', 'no'] as const).map((value) => ({ value, label: t(value) }))
    case 'payer':
      return payers.map((payer) => ({
        value: payer.id,
        label: payer.name,
        hint: t(`payer.${payer.kind}`, { id: payer.id }),
      }))
    case 'region':
      return regions.map((region) => ({ value: region.code, label: region[language] }))
    case 'bic':
      return banks.map(({ bic, name }) => ({ value: bic, label: `${name} · ${bic}` }))
    case 'reason':
      return Object.keys(service.reasons).map((value) => ({ value, label: words(`reason.${value}`) }))
    default:
      return null
  }
}
