import { EdsError } from '../eds-error.ts'
import { contextConstructed, tag } from './tag.ts'
import type { Instant } from './time.ts'
import { joined } from './values.ts'

/** A DER element of any tag around its contents. */
export function encode(identifier: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return encodeAll(identifier, contents)
}

/** SEQUENCE OF a list that may be long: a hundred thousand arguments are more than a call can have. */
export function encodeSequenceOf(members: readonly Uint8Array[]): Uint8Array {
  return encodeAll(tag.sequence, members)
}

function encodeAll(identifier: number, contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0)
  return joined([Uint8Array.of(identifier, ...lengthOctets(length)), ...contents])
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

export function encodeSequence(...fields: readonly Uint8Array[]): Uint8Array {
  return encode(tag.sequence, ...fields)
}

/** SET OF: the members in the order of their encodings (X.690, 11.6). */
export function encodeSetOf(...members: readonly Uint8Array[]): Uint8Array {
  return encode(tag.set, ...members.toSorted(compareOctets))
}

/** [n] EXPLICIT. */
export function encodeExplicit(number: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return encode(contextConstructed(number), ...contents)
}

/** The same element under another tag: [n] IMPLICIT. */
export function retag(identifier: number, element: Uint8Array): Uint8Array {
  const copy = element.slice()
  copy[0] = identifier
  return copy
}

export function encodeBoolean(value: boolean): Uint8Array {
  return Uint8Array.of(tag.boolean, 1, value ? 0xff : 0)
}

export function encodeInteger(value: bigint | number): Uint8Array {
  return encode(tag.integer, integerOctets(BigInt(value)))
}

/** An INTEGER from big-endian octets that are not negative. */
export function encodeUnsigned(octets: Uint8Array): Uint8Array {
  let from = 0
  while (from < octets.length - 1 && octets[from] === 0) from++
  const content = octets.subarray(from)
  return encode(
    tag.integer,
    ...(content.length === 0 || content[0]! >= 0x80 ? [Uint8Array.of(0)] : []),
    content,
  )
}

export function encodeEnumerated(value: number): Uint8Array {
  return encode(tag.enumerated, integerOctets(BigInt(value)))
}

function integerOctets(value: bigint): Uint8Array {
  const octets: number[] = []
  let rest = value
  do {
    octets.unshift(Number(BigInt.asUintN(8, rest)))
    rest >>= 8n
  } while (rest !== 0n && rest !== -1n)
  if (value >= 0n && octets[0]! >= 0x80) octets.unshift(0)
  if (value < 0n && octets[0]! < 0x80) octets.unshift(0xff)
  return Uint8Array.from(octets)
}

export function encodeNull(): Uint8Array {
  return Uint8Array.of(tag.null, 0)
}

export function encodeOid(dotted: string): Uint8Array {
  if (!/^[012](\.\d{1,40})+$/.test(dotted))
    throw new EdsError('bad-input', `"${dotted}" is not an object identifier.`)
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt)
  return encode(tag.oid, Uint8Array.from([first * 40n + second, ...rest].flatMap(base128)))
}

function base128(arc: bigint): readonly number[] {
  const octets = [Number(arc & 127n)]
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(0x80 | Number(rest & 127n))
  return octets
}

export function encodeOctetString(content: Uint8Array): Uint8Array {
  return encode(tag.octetString, content)
}

export function encodeBitString(content: Uint8Array, unused = 0): Uint8Array {
  return encode(tag.bitString, Uint8Array.of(unused), content)
}

/** Named bits, one number as `namedBitsOf` reads it; trailing zero bits are left out (X.690, 11.2.2). */
export function encodeNamedBits(bits: number): Uint8Array {
  const length = 32 - Math.clz32(bits)
  const octets = new Uint8Array(Math.ceil(length / 8))
  for (let n = 0; n < length; n++) if ((bits >> n) & 1) octets[n >> 3]! |= 0x80 >> (n & 7)
  return encodeBitString(octets, octets.length * 8 - length)
}

export function encodeUtf8(text: string): Uint8Array {
  return encode(tag.utf8String, new TextEncoder().encode(text))
}

export function encodeAscii(identifier: number, text: string): Uint8Array {
  return encode(identifier, new TextEncoder().encode(text))
}

/** UTCTime through 2049, GeneralizedTime from 2050 (RFC 5280, 4.1.2.5). */
export function encodeTime(instant: Instant): Uint8Array {
  const year = new Date(instant).getUTCFullYear()
  return year >= 1950 && year < 2050
    ? encode(tag.utcTime, timeText(instant).subarray(2))
    : encodeGeneralizedTime(instant)
}

export function encodeGeneralizedTime(instant: Instant): Uint8Array {
  return encode(tag.generalizedTime, timeText(instant))
}

function timeText(instant: Instant): Uint8Array {
  const text = new Date(instant).toISOString().replace(/[-:T]|\.\d+/g, '')
  return new TextEncoder().encode(text)
}

function compareOctets(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}
