import { KzError } from '../kz-error.ts'

/** What a command was given, as an object of unknown values; `shape` tells what it should have been. */
export function inputRecord(input: unknown, shape: string): Readonly<Record<string, unknown>> {
  if (isRecord(input)) return input
  throw new KzError('bad-input', `The input ${shown(input)} is not ${shape}.`)
}

/** The input as it is shown in a message: short, and on one line. */
export function shown(input: unknown): string {
  const text = JSON.stringify(input) ?? String(input)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}
