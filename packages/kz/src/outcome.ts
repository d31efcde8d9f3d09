/** What every check answers. `code` of a valid value is null, or a warning that the value is accepted in spite of. */
export type Valid<Fields, Warning extends string = never> = {
  readonly valid: true
  readonly code: Warning | null
  readonly fields: Fields
}
/** Why a value was refused: one code of a closed list; nothing is guessed from a wrong value, so `fields` is empty. */
export type Invalid<Code extends string> = {
  readonly valid: false
  readonly code: Code
  readonly fields: Readonly<Record<string, never>>
}

export function valid<Fields>(fields: Fields): Valid<Fields>
export function valid<Fields, Warning extends string>(
  fields: Fields,
  code: Warning | null,
): Valid<Fields, Warning>
export function valid<Fields>(fields: Fields, code: string | null = null): Valid<Fields, string> {
  return { valid: true, code, fields }
}

export function invalid<Code extends string>(code: Code): Invalid<Code> {
  return { valid: false, code, fields: {} }
}
