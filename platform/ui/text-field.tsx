import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { FieldFrame, type FieldProps, stateOf } from './field.tsx'

export type FieldWidth = 'full' | 'wide' | 'medium' | 'short' | 'tiny'

export type TextFieldProps = FieldProps & {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password'
  readonly inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'url' | 'decimal'
  readonly autocomplete?: string
  readonly maxlength?: number
  /** As wide as the expected answer, so that the length itself is a hint. */
  readonly width?: FieldWidth
  readonly prefix?: Child
  readonly suffix?: Child
  readonly lines?: number
  readonly required?: boolean
  readonly readonly?: boolean
  readonly disabled?: boolean
  readonly spellcheck?: boolean
  readonly lang?: string
}

/** A line (or, with `lines`, several lines) of text. */
export function TextField(props: TextFieldProps) {
  const { prefix, suffix } = props
  const input = props.lines ? <TextArea {...props} /> : <TextInput {...props} />
  const affixes = prefix || suffix
  return (
    <FieldFrame {...frameOf(props)}>
      {affixes ? (
        <div class={classNames('ds-field-affixes', `width-${props.width ?? 'full'}`)}>
          {prefix && <span class="ds-field-affix">{prefix}</span>}
          {input}
          {suffix && <span class="ds-field-affix">{suffix}</span>}
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  )
}

function TextInput(props: TextFieldProps) {
  const { type = 'text', value, prefix, suffix, width = 'full', spellcheck } = props
  return (
    <input
      class={classNames('ds-input', !prefix && !suffix && `width-${width}`)}
      type={type}
      value={value}
      {...sharedAttributes(props)}
      {...(spellcheck !== undefined && { spellcheck })}
    />
  )
}

function TextArea(props: TextFieldProps) {
  return (
    <textarea class="ds-input" rows={props.lines} {...sharedAttributes(props)}>
      {props.value ?? ''}
    </textarea>
  )
}

function sharedAttributes(props: TextFieldProps) {
  const { name, id = name, hint, error } = props
  const { inputmode, autocomplete, maxlength, required, readonly, disabled, lang } = props
  return {
    id,
    name,
    inputmode,
    autocomplete,
    maxlength,
    required,
    readonly,
    disabled,
    lang,
    ...stateOf(id, hint, error),
  }
}

function frameOf({ name, id, label, labelIsHeading, labelHidden, hint, error }: TextFieldProps): FieldProps {
  return {
    name,
    label,
    ...(id && { id }),
    ...(labelIsHeading && { labelIsHeading }),
    ...(labelHidden && { labelHidden }),
    ...(hint && { hint }),
    ...(error && { error }),
  }
}

export type NumberedFieldProps = Omit<TextFieldProps, 'type' | 'inputmode' | 'lines' | 'width'>

/** A one-time code: the phone offers it from the SMS, and it may be pasted with spaces. */
export function CodeField(props: NumberedFieldProps) {
  return (
    <div class="code-field">
      <TextField
        autocomplete="one-time-code"
        spellcheck={false}
        {...props}
        inputmode="numeric"
        width="short"
      />
    </div>
  )
}

/** A telephone number in any usual spelling. */
export function PhoneField(props: NumberedFieldProps) {
  return <TextField autocomplete="tel" {...props} type="tel" inputmode="tel" width="medium" />
}

/** An IIN or BIN: twelve digits, spaced so that they can be checked by eye. */
export function IinField(props: NumberedFieldProps) {
  return (
    <div class="number-field">
      <TextField autocomplete="off" spellcheck={false} {...props} inputmode="numeric" width="medium" />
    </div>
  )
}
