import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { FieldError, type FieldProps, GroupFrame } from './field.tsx'

export type Choice = {
  readonly value: string
  readonly label: Child
  readonly hint?: Child
  readonly disabled?: boolean
  /** Fields that matter only when this choice is taken; shown under it. */
  readonly detail?: Child
}

type ChoiceGroupProps = FieldProps & {
  readonly choices: readonly Choice[]
  /** Two short choices side by side, such as yes and no. */
  readonly inline?: boolean
}

export type RadioGroupProps = ChoiceGroupProps & { readonly value?: string | undefined }
export type CheckboxGroupProps = ChoiceGroupProps & { readonly values?: readonly string[] }

/** One of several answers. The error summary's link lands on the first. */
export function RadioGroup({ value, ...props }: RadioGroupProps) {
  return <ChoiceGroup type="radio" chosen={value === undefined ? [] : [value]} {...props} />
}

/** Any of several answers. */
export function CheckboxGroup({ values = [], ...props }: CheckboxGroupProps) {
  return <ChoiceGroup type="checkbox" chosen={values} {...props} />
}

export type CheckboxProps = {
  readonly name: string
  readonly id?: string
  readonly label: Child
  readonly hint?: Child
  readonly value?: string
  readonly checked?: boolean
  readonly error?: string | undefined
}

/** A single box to tick, such as a consent; never ticked beforehand. */
export function Checkbox({
  name,
  id = name,
  label,
  hint,
  value = 'yes',
  checked = false,
  error,
}: CheckboxProps) {
  return (
    <div class={classNames('field', error !== undefined && 'field-invalid')}>
      {error && <FieldError id={id}>{error}</FieldError>}
      <ChoiceRow
        type="checkbox"
        name={name}
        id={id}
        choice={{ value, label, hint }}
        checked={checked}
        error={error}
      />
    </div>
  )
}

type ChoiceType = { readonly type: 'radio' | 'checkbox' }

function ChoiceGroup(props: ChoiceGroupProps & ChoiceType & { readonly chosen: readonly string[] }) {
  const { type, chosen, choices, inline, ...frame } = props
  const { name, id = name, error } = frame
  return (
    <GroupFrame {...frame}>
      <div class={classNames('choices', inline && 'choices-inline')}>
        {choices.map((choice, index) => (
          <ChoiceRow
            type={type}
            name={name}
            id={index === 0 ? id : `${id}-${index + 1}`}
            choice={choice}
            checked={chosen.includes(choice.value)}
            invalid={error !== undefined}
          />
        ))}
      </div>
    </GroupFrame>
  )
}

type RowProps = ChoiceType & {
  readonly name: string
  readonly id: string
  readonly choice: Choice
  readonly checked: boolean
  readonly invalid?: boolean
  readonly error?: string | undefined
}

function ChoiceRow({ type, name, id, choice, checked, invalid, error }: RowProps) {
  const descriptions = [choice.hint && `${id}-choice-hint`, error && `${id}-error`].filter(Boolean)
  return (
    <>
      <div class="ds-field choice" data-variant="outline">
        <input
          class="ds-input"
          type={type}
          id={id}
          name={name}
          value={choice.value}
          checked={checked}
          disabled={choice.disabled}
          {...(descriptions.length > 0 && { 'aria-describedby': descriptions.join(' ') })}
          {...((invalid || error) && { 'aria-invalid': 'true' })}
        />
        <label for={id}>{choice.label}</label>
        {choice.hint && (
          <div class="hint" id={`${id}-choice-hint`}>
            {choice.hint}
          </div>
        )}
      </div>
      {choice.detail && <div class="choice-detail">{choice.detail}</div>}
    </>
  )
}
