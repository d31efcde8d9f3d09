import { bytesFromText, type Instant, pemBlocks } from '../der/index.ts'
import { EdsError, orIfUnsound } from '../eds-error.ts'

export type CommandInput = Readonly<Record<string, unknown>>

export function inputRecord(input: unknown, shape: string): CommandInput {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as CommandInput
  throw new EdsError('bad-input', `The input is not ${shape}.`)
}

/** The bytes of one structure: base64 of DER, or PEM. */
export function bytesAt(input: CommandInput, name: string): Uint8Array {
  return bytesOfText(input[name], name)
}

/** A list of structures; a PEM text may hold several. Absent is an empty list. */
export function bytesListAt(input: CommandInput, name: string): readonly Uint8Array[] {
  const value = input[name]
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).flatMap((text: unknown) =>
    typeof text === 'string' && text.includes('-----BEGIN')
      ? pemBlocks(text).map(({ bytes }) => bytes)
      : [bytesOfText(text, name)],
  )
}

function bytesOfText(value: unknown, name: string): Uint8Array {
  if (typeof value === 'string') return bytesFromText(value)
  throw new EdsError('bad-input', `"${name}" is missing. Give base64 of DER.`)
}

/** A moment in RFC 3339; `otherwise` if it is absent. */
export function instantAt(input: CommandInput, name: string, otherwise: Instant): Instant {
  const value = input[name]
  if (value === undefined || value === null) return otherwise
  const isTime =
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d))?$/.test(value)
  const instant = isTime ? Date.parse(value) : Number.NaN
  if (Number.isNaN(instant))
    throw new EdsError('bad-input', `"${name}" is not a time. Write it as 2026-11-22T10:00:00Z.`)
  return instant
}

export function flagAt(input: CommandInput, name: string): boolean {
  const value = input[name]
  if (value === undefined || value === null || value === false) return false
  if (value === true) return true
  throw new EdsError('bad-input', `"${name}" is neither true nor false.`)
}

export function textsAt(input: CommandInput, name: string): readonly string[] | undefined {
  const value = input[name]
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw new EdsError('bad-input', `"${name}" is not a list of texts.`)
}

/** What `parse` makes of each; those that cannot be read are left out. */
export function readable<T>(list: readonly Uint8Array[], parse: (bytes: Uint8Array) => T): readonly T[] {
  return list.flatMap((bytes) => orIfUnsound(() => [parse(bytes)], []))
}
