import { EdsError } from '../eds-error.ts'
import { type DerElement, isConstructed, readElement } from './element.ts'
import { tag } from './tag.ts'

export type DerLimits = {
  /** Admits the Basic Encoding Rules: only for CMS and PKCS #12, whose senders stream. */
  readonly ber?: boolean
  readonly maxBytes?: number
  readonly maxDepth?: number
}

const defaultMaxBytes = 256 * 1024 * 1024
const defaultMaxDepth = 64

/**
 * Reads bytes that must be exactly one DER element, and checks everything inside it once (ITU-T X.690, 10 and 11):
 * lengths, nesting, booleans, integers, bit strings, object identifiers. Throws only EdsError.
 * @example fieldsOf(parseDer(certificate), tag.sequence)
 */
export function parseDer(bytes: Uint8Array, limits: DerLimits = {}): DerElement {
  const { ber = false, maxBytes = defaultMaxBytes, maxDepth = defaultMaxDepth } = limits
  if (bytes.length > maxBytes)
    throw new EdsError('der-size', `${bytes.length} bytes are more than the ${maxBytes} admitted.`)
  const root = readElement(bytes, 0, bytes.length, ber)
  if (root.end !== bytes.length)
    throw new EdsError('der-trailing', `${bytes.length - root.end} bytes follow the end of the structure.`)
  checkWithin(root, maxDepth)
  return root
}

/** DER if it is, else BER: for CMS and PKCS #12, which most senders write as DER, and DER is read faster. */
export function parseDerOrBer(bytes: Uint8Array): DerElement {
  try {
    return parseDer(bytes)
  } catch (error) {
    if (error instanceof EdsError && error.code !== 'der-size') return parseDer(bytes, { ber: true })
    throw error
  }
}

function checkWithin(element: DerElement, depth: number): void {
  if (!isConstructed(element)) {
    checkPrimitive(element)
    return
  }
  if (depth === 0) throw new EdsError('der-depth', `The structure at ${element.start} is nested too deeply.`)
  if (element.tag < 0x40 && element.tag !== tag.sequence && element.tag !== tag.set && !isBerString(element))
    throw new EdsError('der-tag', `The element at ${element.start} is in parts, and DER wants it whole.`)
  for (let at = element.from; at < element.to; ) {
    const child = readElement(element.bytes, at, element.to, element.ber)
    checkWithin(child, depth - 1)
    at = child.end
  }
}

// BER may cut a string into parts.
function isBerString(element: DerElement): boolean {
  return element.ber && primitiveStrings.has(element.tag & 0x1f)
}

const primitiveStrings: ReadonlySet<number> = new Set([3, 4, 12, 18, 19, 20, 22, 23, 24, 26, 28, 30])

function checkPrimitive(element: DerElement): void {
  const { bytes, from, to, ber } = element
  const length = to - from
  switch (element.tag) {
    case tag.boolean:
      if (length !== 1 || (!ber && bytes[from] !== 0 && bytes[from] !== 0xff)) refuse(element, 'BOOLEAN')
      return
    case tag.integer:
    case tag.enumerated:
      if (length === 0 || (length > 1 && hasSpareOctet(bytes[from]!, bytes[from + 1]!)))
        refuse(element, 'INTEGER')
      return
    case tag.bitString:
      if (!isBitString(bytes, from, length, ber)) refuse(element, 'BIT STRING')
      return
    case tag.null:
      if (length !== 0) refuse(element, 'NULL')
      return
    case tag.oid:
      if (!isOid(bytes, from, to)) refuse(element, 'OBJECT IDENTIFIER')
      return
    case 0x10:
    case 0x11:
      refuse(element, 'SEQUENCE or SET')
  }
}

function hasSpareOctet(first: number, second: number): boolean {
  return (first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)
}

function isBitString(bytes: Uint8Array, from: number, length: number, ber: boolean): boolean {
  const unused = bytes[from]
  if (length === 0 || unused === undefined || unused > 7) return false
  if (length === 1) return unused === 0
  return ber || ((bytes[from + length - 1] as number) & ((1 << unused) - 1)) === 0
}

function isOid(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to || (bytes[to - 1] as number) >= 0x80) return false
  for (let at = from, starts = true; at < to; at++) {
    const octet = bytes[at] as number
    if (starts && octet === 0x80) return false
    starts = octet < 0x80
  }
  return true
}

function refuse(element: DerElement, type: string): never {
  throw new EdsError('der-value', `The ${type} at ${element.start} is not written as DER wants it.`)
}
