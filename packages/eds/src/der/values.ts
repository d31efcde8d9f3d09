import { EdsError } from '../eds-error.ts'
import { childrenOf, contentOf, type DerElement, isConstructed } from './element.ts'
import { expectTag } from './fields.ts'
import { tag } from './tag.ts'

export function booleanOf(element: DerElement): boolean {
  expectTag(element, tag.boolean)
  return element.bytes[element.from] !== 0
}

/** An INTEGER of any size. */
export function integerOf(element: DerElement): bigint {
  expectTag(element, tag.integer)
  const hex = hexOf(contentOf(element))
  const value = BigInt(`0x${hex}`)
  const isNegative = (element.bytes[element.from] as number) >= 0x80
  return isNegative ? value - (1n << BigInt(4 * hex.length)) : value
}

/** A small INTEGER or ENUMERATED that is not negative: a version, a length, a status. */
export function countOf(element: DerElement): number {
  if (element.tag !== tag.enumerated) expectTag(element, tag.integer)
  const content = contentOf(element)
  if (content.length === 0 || content.length > 4 || content[0]! >= 0x80)
    throw new EdsError('der-value', `The number at ${element.start} is out of range.`)
  return content.reduce((sum, octet) => sum * 256 + octet, 0)
}

/** An OBJECT IDENTIFIER in dotted form; of any tag, for IMPLICIT ones. */
export function oidOf(element: DerElement): string {
  const { bytes, from, to } = element
  if (to - from > 128 || from === to || bytes[to - 1]! >= 0x80)
    throw new EdsError('der-value', `The object identifier at ${element.start} is not sound.`)
  let dotted = ''
  let arc: number | bigint = 0
  for (let at = from; at < to; at++) {
    const octet = bytes[at] as number
    arc = appendSeven(arc, octet & 0x7f)
    if (octet >= 0x80) continue
    dotted += dotted === '' ? firstArcs(arc) : `.${arc}`
    arc = 0
  }
  return dotted
}

// An arc made from a UUID (ITU-T X.667) has 128 bits.
function appendSeven(arc: number | bigint, bits: number): number | bigint {
  return typeof arc === 'number' && arc < 2 ** 44 ? arc * 128 + bits : BigInt(arc) * 128n + BigInt(bits)
}

function firstArcs(arc: number | bigint): string {
  if (arc < 40) return `0.${arc}`
  if (arc < 80) return `1.${Number(arc) - 40}`
  return `2.${typeof arc === 'number' ? arc - 80 : arc - 80n}`
}

export function expectOid(element: DerElement): string {
  expectTag(element, tag.oid)
  return oidOf(element)
}

/** The octets of an OCTET STRING; parts that BER admits are joined. */
export function octetsOf(element: DerElement): Uint8Array {
  if (!isConstructed(element)) return contentOf(element)
  return joined(childrenOf(element).map((part) => octetsOf(octetPart(part))))
}

function octetPart(part: DerElement): DerElement {
  expectTag(part, tag.octetString)
  return part
}

export type BitString = { readonly bytes: Uint8Array; readonly unused: number }

export function bitStringOf(element: DerElement): BitString {
  const content = contentOf(element)
  const unused = content[0]
  if (isConstructed(element) || unused === undefined || unused > 7 || (unused > 0 && content.length === 1))
    throw new EdsError('der-value', `The bit string at ${element.start} is not sound.`)
  return { bytes: content.subarray(1), unused }
}

/** A BIT STRING of whole octets: a signature, a key. */
export function bitOctetsOf(element: DerElement): Uint8Array {
  const { bytes, unused } = bitStringOf(element)
  if (unused !== 0)
    throw new EdsError('der-value', `The bit string at ${element.start} ends within an octet.`)
  return bytes
}

/** The named bits that are set, as one number: bit n of the standard is 1 << n. */
export function namedBitsOf(element: DerElement): number {
  const { bytes } = bitStringOf(element)
  let bits = 0
  for (let n = 0; n < Math.min(bytes.length * 8, 31); n++)
    if (((bytes[n >> 3] as number) >> (7 - (n & 7))) & 1) bits |= 1 << n
  return bits
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function hexOf(bytes: Uint8Array): string {
  let hex = ''
  for (const octet of bytes) hex += octet < 16 ? `0${octet.toString(16)}` : octet.toString(16)
  return hex
}

export function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
