import { EdsError } from '../eds-error.ts'
import { type DerElement, readElement } from './element.ts'
import { tag } from './tag.ts'

/** A place among the fields of a constructed element; taking a field moves on. */
export type Fields = { readonly parent: DerElement; at: number }

/** Opens a SEQUENCE (or what `expected` says) to take its fields one by one. */
export function fieldsOf(element: DerElement, expected: number = tag.sequence): Fields {
  expectTag(element, expected)
  return { parent: element, at: element.from }
}

export function hasMore(fields: Fields): boolean {
  return fields.at < fields.parent.to
}

/** The next field, whatever it is. */
export function takeAny(fields: Fields): DerElement {
  if (!hasMore(fields))
    throw new EdsError('structure', `The structure at ${fields.parent.start} ends before all its fields.`)
  const field = readElement(fields.parent.bytes, fields.at, fields.parent.to, fields.parent.ber)
  fields.at = field.end
  return field
}

/** The next field, which must bear this tag. */
export function take(fields: Fields, expected: number): DerElement {
  const field = takeAny(fields)
  expectTag(field, expected)
  return field
}

/** The next field if it bears this tag: an OPTIONAL or DEFAULT field. */
export function takeIf(fields: Fields, expected: number): DerElement | undefined {
  return hasMore(fields) && isTag(fields.parent.bytes[fields.at]!, expected, fields.parent.ber)
    ? takeAny(fields)
    : undefined
}

/** All fields must have been taken: nothing may hide behind the last one. */
export function noMore(fields: Fields): void {
  if (hasMore(fields))
    throw new EdsError(
      'structure',
      `The structure at ${fields.parent.start} holds an unknown field at ${fields.at}.`,
    )
}

/** The single element inside, as in an EXPLICIT tag. */
export function only(element: DerElement, expected?: number): DerElement {
  const fields: Fields = { parent: element, at: element.from }
  const inside = expected === undefined ? takeAny(fields) : take(fields, expected)
  noMore(fields)
  return inside
}

export function expectTag(element: DerElement, expected: number): void {
  if (!isTag(element.tag, expected, element.ber))
    throw new EdsError(
      'structure',
      `At ${element.start} stands tag 0x${element.tag.toString(16)} where 0x${expected.toString(16)} is meant.`,
    )
}

// BER writes a string in parts under the constructed form of its tag.
function isTag(found: number, expected: number, ber: boolean): boolean {
  return found === expected || (ber && found === (expected | 0x20) && expected !== tag.integer)
}
