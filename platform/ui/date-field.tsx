import type { Language } from '#platform/texts'
import { classNames } from './class-names.ts'
import { type FieldProps, GroupFrame } from './field.tsx'
import { texts } from './words.ts'

export type DateParts = { readonly day?: string; readonly month?: string; readonly year?: string }

export type DateFieldProps = FieldProps & {
  readonly language: Language
  /** What was typed, kept as it was typed. */
  readonly value?: DateParts
  /** Which parts are wrong; all of them when an error is given without this. */
  readonly wrongParts?: readonly (keyof DateParts)[]
  /** A date of birth that the browser may fill in. */
  readonly birthday?: boolean
}

const parts = ['day', 'month', 'year'] as const

/** A remembered date in three inputs: `NAME-day`, `NAME-month`, `NAME-year`. */
export function DateField({ language, value = {}, wrongParts = parts, birthday, ...frame }: DateFieldProps) {
  const { name, id = name, error } = frame
  const t = texts(language)
  return (
    <GroupFrame {...frame}>
      <div class="date-parts">
        {parts.map((part, index) => (
          <div class="ds-field">
            <label class="ds-label date-label" for={index === 0 ? id : `${id}-${part}`}>
              {t(`date.${part}`)}
            </label>
            <input
              class={classNames('ds-input', part === 'year' ? 'width-short' : 'width-tiny')}
              type="text"
              inputmode="numeric"
              id={index === 0 ? id : `${id}-${part}`}
              name={`${name}-${part}`}
              value={value[part]}
              maxlength={part === 'year' ? 4 : 2}
              {...(birthday && { autocomplete: `bday-${part}` })}
              {...(error && wrongParts.includes(part) && { 'aria-invalid': 'true' })}
            />
          </div>
        ))}
      </div>
    </GroupFrame>
  )
}
