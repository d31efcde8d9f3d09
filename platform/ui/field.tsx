import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

/** What every field of a form has: a name, a label, sometimes a hint and an error. */
export type FieldProps = {
  readonly name: string
  /** Defaults to the name. The error summary links to it. */
  readonly id?: string
  readonly label: Child
  /** One question a page: the label is the page's heading. */
  readonly labelIsHeading?: boolean
  readonly labelHidden?: boolean
  readonly hint?: Child
  readonly error?: string | undefined
}

/** Ids by which an input names its hint and its error. */
export function describedBy(id: string, hint?: Child, error?: string): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Attributes of a state that an input shares with its screen reader. */
export function stateOf(id: string, hint?: Child, error?: string) {
  const description = describedBy(id, hint, error)
  return {
    ...(description && { 'aria-describedby': description }),
    ...(error && { 'aria-invalid': 'true' as const }),
  }
}

export function Hint({ id, children }: { readonly id: string; readonly children?: Child }) {
  return (
    <div class="hint" id={`${id}-hint`}>
      {children}
    </div>
  )
}

export function FieldError({ id, children }: { readonly id: string; readonly children?: Child }) {
  return (
    <p class="field-error" id={`${id}-error`}>
      <Icon name="error" size="small" />
      <span>{children}</span>
    </p>
  )
}

type FrameProps = FieldProps & { readonly children?: Child }

/** Label, hint and error around one input. */
export function FieldFrame({
  name,
  id = name,
  label,
  labelIsHeading,
  labelHidden,
  hint,
  error,
  children,
}: FrameProps) {
  const labelElement = (
    <label class={classNames('ds-label', labelHidden && 'ds-sr-only')} for={id}>
      {label}
    </label>
  )
  return (
    <div class={classNames('ds-field', 'field', error !== undefined && 'field-invalid')}>
      {labelIsHeading ? <h1 class="question">{labelElement}</h1> : labelElement}
      {hint && <Hint id={id}>{hint}</Hint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </div>
  )
}

/** Legend, hint and error around a group of inputs. */
export function GroupFrame({ name, id = name, label, labelIsHeading, hint, error, children }: FrameProps) {
  const { 'aria-describedby': description } = stateOf(id, hint, error)
  return (
    <fieldset
      class={classNames('ds-fieldset', 'field', error !== undefined && 'field-invalid')}
      {...(description && { 'aria-describedby': description })}
    >
      <legend class="ds-label">{labelIsHeading ? <h1 class="question">{label}</h1> : label}</legend>
      {hint && <Hint id={id}>{hint}</Hint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </fieldset>
  )
}
