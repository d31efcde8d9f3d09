import {
  childrenOf,
  type DerElement,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  expectOid,
  fieldsOf,
  noMore,
  tag,
  take,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'

/** The values of each attribute (RFC 5652, 5.3), by its object identifier. */
export type Attributes = ReadonlyMap<string, readonly DerElement[]>

/** SET OF Attribute; one type stands once, its values together. */
export function parseAttributes(element: DerElement): Attributes {
  const attributes = new Map<string, readonly DerElement[]>()
  for (const child of childrenOf(element)) {
    const fields = fieldsOf(child)
    const type = expectOid(take(fields, tag.oid))
    const values = childrenOf(take(fields, tag.set))
    noMore(fields)
    if (attributes.has(type)) throw new EdsError('structure', `The attribute ${type} stands twice.`)
    attributes.set(type, values)
  }
  return attributes
}

/** The only value of an attribute; undefined if the attribute is absent. */
export function onlyValue(attributes: Attributes, type: string): DerElement | undefined {
  const values = attributes.get(type)
  if (!values) return undefined
  const [value, ...more] = values
  if (!value || more.length > 0) throw new EdsError('structure', `The attribute ${type} has not one value.`)
  return value
}

export function encodeCmsAttribute(type: string, ...values: readonly Uint8Array[]): Uint8Array {
  return encodeSequence(encodeOid(type), encodeSetOf(...values))
}
