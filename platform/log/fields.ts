import type { Random } from '#platform/crypto'

/**
 * The kinds of values a log line may hold. None of them takes free text, so a name, a phone number or an IIN has
 * no way in: words come from a closed list, codes and routes have a form, numbers are too short for an IIN.
 */
export type Field<Value> = {
  /** What is written; `undefined` leaves the field out. */
  readonly write: (value: Value) => unknown
}

/** A reference people can be told, and a line found by. Only `newReference` and `parseReference` make one. */
export type Reference = string & { readonly kind: 'reference' }

const largestNumber = 10_000_000_000
const referenceForm =
  /^([bcdfghjkmnpqrstvwxz]{14}|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/
const systemCodeForm = /^(E[A-Z0-9]{2,19}|ERR_[A-Z0-9_]{2,60}|\d[0-9A-Z]{4}|[A-Z][A-Z0-9]\d{3})$/
const ownCodeForm = /^[a-z][a-z0-9-]{0,39}$/
const errorNameForm = /^[A-Za-z]{0,40}(Error|Exception)$/
const manyDigits = /\d{7}/

/** One of the words listed here. */
export function oneOf<const Words extends readonly string[]>(...words: Words): Field<Words[number]> {
  return { write: (word) => (words.includes(word) ? word : undefined) }
}

/** A count, a size or a port. */
export const number: Field<number> = { write: short }

/** A duration in milliseconds, written with one decimal. */
export const milliseconds: Field<number> = { write: (value) => short(Math.round(value * 10) / 10) }

export const flag: Field<boolean> = { write: (value) => value === true }

/** A code of Node or PostgreSQL, such as `ECONNREFUSED` or `57P03`. Codes of ours are words: see `oneOf`. */
export const systemCode: Field<string> = {
  write: (value) => (systemCodeForm.test(value) ? value : undefined),
}

/** The pattern of a route, such as `/inbox/:message`, never an address that was asked for. */
export const route: Field<string> = {
  write: (value) => (/^\/[\w/:.*-]*$/.test(value) && !manyDigits.test(value) ? value : undefined),
}

export const reference: Field<Reference> = {
  write: (value) => (referenceForm.test(value) ? value : undefined),
}

/** A defect: its class, its code and where it happened. Not its message, which may quote what a person typed. */
export const fault: Field<unknown> = {
  write: (error) => {
    if (!(error instanceof Error)) return { name: typeof error }
    const at = (error.stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .map(placeOf)
    return {
      name: errorNameForm.test(error.name) ? error.name : 'Error',
      code: codeOfFault('code' in error ? error.code : undefined),
      at: at.slice(0, 12),
    }
  },
}

/** A new reference: 59 random bits in consonants, which make neither numbers nor words. */
export function newReference(random: Random): Reference {
  const letters = 'bcdfghjkmnpqrstvwxz'
  return Array.from({ length: 14 }, () => letters[random.below(letters.length)]).join('') as Reference
}

/** A reference made elsewhere: one of ours, or a random UUID as the sites give each request. Null for anything else. */
export function parseReference(text: string | undefined): Reference | null {
  return text !== undefined && referenceForm.test(text) ? (text as Reference) : null
}

function short(value: number): number | undefined {
  return Number.isFinite(value) && Math.abs(value) < largestNumber ? value : undefined
}

function codeOfFault(code: unknown): string | undefined {
  if (typeof code !== 'string' || manyDigits.test(code)) return undefined
  return systemCodeForm.test(code) || ownCodeForm.test(code) ? code : undefined
}

function placeOf(line: string): string {
  return line
    .trim()
    .replace(/^at /, '')
    .replace(/file:\/\//, '')
}
