import type { CaseView } from '#modules/identity-proofing'
import type { Language } from '#platform/texts'
import { DateField, IinField, type Problem, problemOf, Tag, TextField } from '#platform/ui'
import { pictureWith } from './picture-files.ts'
import { dayFields, isRequired, nameFields, partsOf, type ShownField } from './typed-fields.ts'
import { texts } from './words.ts'

type Props = {
  readonly language: Language
  readonly view: CaseView
  readonly base: string
  readonly field: ShownField
  readonly value: string | undefined
  readonly problems: readonly Problem[]
}

/** A field beside what it was read from, and a word where the reading is not sure. */
export function ComparedField({ language, view, base, field, value, problems }: Props) {
  const t = texts(language)
  const reading = view.read[field]
  const seen = pictureWith(view, field) !== undefined
  return (
    <div class="compared-field">
      {seen && (
        <img
          class="field-crop"
          src={`${base}/crops/${field}`}
          alt={t('fields.crop', { field: t(`field.${field}`) })}
          loading="lazy"
        />
      )}
      <Input language={language} view={view} field={field} value={value} problems={problems} />
      {reading && !reading.confident && (
        <p>
          <Tag colour="warning" icon="warning">
            {t('fields.unsure')}
          </Tag>
        </p>
      )}
      {!reading && isRequired(view.kind, field) && <p class="hint">{t('fields.not-read')}</p>}
    </div>
  )
}

function Input({ language, view, field, value, problems }: Omit<Props, 'base'>) {
  const t = texts(language)
  const error = problemOf(problems, field)
  const name = t(`field.${field}`)
  const shownName = isRequired(view.kind, field) ? name : t('fields.optional', { field: name })
  const shared = { name: field, label: shownName, ...(error !== undefined && { error }) }
  if (dayFields.includes(field)) return <DateField {...shared} language={language} value={partsOf(value)} />
  if (field === 'iin') return <IinField {...shared} value={value} hint={t('field.iin.hint')} />
  const isName = nameFields.includes(field)
  const input = (
    <TextField
      {...shared}
      value={value}
      width={isName ? 'wide' : 'medium'}
      autocomplete="off"
      spellcheck={false}
      {...(isName && { lang: 'kk' })}
      {...(field === 'patronymic' && { hint: t('field.patronymic.hint') })}
    />
  )
  if (!isName) return input
  const label = t('letters.label', { field: name })
  return (
    <letter-bar
      class="letter-field"
      data-label={label}
      data-letter={t('letters.insert', { letter: '{letter}' })}
    >
      {input}
    </letter-bar>
  )
}
