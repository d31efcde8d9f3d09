import { FieldFrame, type FieldProps, stateOf } from './field.tsx'
import type { FieldWidth } from './text-field.tsx'

export type SelectProps = FieldProps & {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value?: string | undefined
  /** First, empty line, such as "Choose a region". */
  readonly placeholder?: string
  readonly autocomplete?: string
  readonly width?: FieldWidth
}

/** One of a long list; for fewer than eight answers a RadioGroup is kinder. */
export function Select({ options, value, placeholder, autocomplete, width = 'full', ...frame }: SelectProps) {
  const { name, id = name, hint, error } = frame
  return (
    <FieldFrame {...frame}>
      <select
        class={`ds-input width-${width}`}
        id={id}
        name={name}
        autocomplete={autocomplete}
        {...stateOf(id, hint, error)}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
