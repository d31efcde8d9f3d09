import {
  areEqual,
  bytesOf,
  childrenOf,
  contentOf,
  type DerElement,
  expectOid,
  expectTag,
  fieldsOf,
  hexOf,
  noMore,
  tag,
  take,
  takeAny,
  textIfAny,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'

export type NameAttribute = { readonly oid: string; readonly value: DerElement }

/** A distinguished name (RFC 5280, 4.1.2.4): a sequence of sets of attributes. */
export type DistinguishedName = {
  readonly der: Uint8Array
  readonly rdns: readonly (readonly NameAttribute[])[]
}

export function parseName(element: DerElement): DistinguishedName {
  expectTag(element, tag.sequence)
  return { der: bytesOf(element), rdns: childrenOf(element).map((rdn) => parseRdn(rdn)) }
}

/** RelativeDistinguishedName; under another tag where it is IMPLICIT. */
export function parseRdn(element: DerElement, expected: number = tag.set): readonly NameAttribute[] {
  expectTag(element, expected)
  const attributes = childrenOf(element).map(parseAttribute)
  if (attributes.length === 0)
    throw new EdsError('structure', `The name at ${element.start} has a part without attributes.`)
  return attributes
}

function parseAttribute(element: DerElement): NameAttribute {
  const fields = fieldsOf(element)
  const attribute = { oid: expectOid(take(fields, tag.oid)), value: takeAny(fields) }
  noMore(fields)
  return attribute
}

/** The texts of an attribute, in the order of the name. */
export function attributeTexts(name: DistinguishedName, oid: string): readonly string[] {
  return name.rdns.flat().flatMap((attribute) => {
    const text = attribute.oid === oid ? textIfAny(attribute.value) : undefined
    return text === undefined ? [] : [text]
  })
}

export function isEmptyName(name: DistinguishedName): boolean {
  return name.rdns.length === 0
}

/**
 * Whether two names are one by RFC 5280, 7.1: attribute by attribute, whatever the string type, the case and the
 * white space.
 */
export function isSameName(a: DistinguishedName, b: DistinguishedName): boolean {
  if (areEqual(a.der, b.der)) return true
  return a.rdns.length === b.rdns.length && isWithinName(a, b)
}

/** Whether `name` is `base` or stands below it: every part of `base` opens `name`. */
export function isWithinName(name: DistinguishedName, base: DistinguishedName): boolean {
  return (
    name.rdns.length >= base.rdns.length &&
    base.rdns.every((rdn, index) => comparableRdn(rdn) === comparableRdn(name.rdns[index]!))
  )
}

/** A name with one more part, as a distribution point relative to its CRL issuer means it (RFC 5280, 4.2.1.13). */
export function nameBelow(name: DistinguishedName, rdn: readonly NameAttribute[]): DistinguishedName {
  return { der: new Uint8Array(), rdns: [...name.rdns, rdn] }
}

/** A text that is equal for equal names; usable as a key. */
export function comparableName(name: DistinguishedName): string {
  return name.rdns.map(comparableRdn).join(',')
}

function comparableRdn(rdn: readonly NameAttribute[]): string {
  // JSON keeps one attribute's text from looking like the beginning of another.
  return JSON.stringify(rdn.map(({ oid, value }) => [oid, comparableValue(value)]).toSorted())
}

function comparableValue(value: DerElement): string {
  const text = textIfAny(value)
  return text === undefined ? `#${value.tag.toString(16)}${hexOf(contentOf(value))}` : preparedText(text)
}

// RFC 4518: map white space to spaces and control characters to nothing, normalise, fold case, squeeze spaces.
const whiteSpace = /[\t\n\v\f\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g
const mappedToNothing = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|\u034f|\ufffc/gu

function preparedText(text: string): string {
  if (/^[a-z0-9.]*$/.test(text)) return text
  const spaced = text.replace(whiteSpace, ' ').replace(mappedToNothing, '')
  return spaced.toLowerCase().normalize('NFKC').toLowerCase().replace(/ +/g, ' ').replace(/^ | $/g, '')
}
