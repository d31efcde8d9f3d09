import { EdsError } from '../eds-error.ts'

/** One tag-length-value inside the input. Nothing is copied: the numbers are offsets into `bytes`. */
export type DerElement = {
  readonly bytes: Uint8Array
  /** The identifier octet. */
  readonly tag: number
  readonly start: number
  /** Where the content begins and ends. */
  readonly from: number
  readonly to: number
  /** Where the next element begins; beyond `to` only after an indefinite length. */
  readonly end: number
  readonly ber: boolean
}

const endOfContents = 2

/** Reads one element at `at`. `ber` admits indefinite and longer-than-needed lengths (X.690, 8.1.3). */
export function readElement(bytes: Uint8Array, at: number, limit: number, ber: boolean): DerElement {
  if (at + 2 > limit) throw new EdsError('der-truncated', `The bytes end within an element at ${at}.`)
  const tag = bytes[at] as number
  if ((tag & 0x1f) === 0x1f || tag === 0)
    throw new EdsError('der-tag', `The tag 0x${tag.toString(16)} at ${at} is none that these formats use.`)
  const first = bytes[at + 1] as number
  if (first < 0x80) return definite(bytes, tag, at, at + 2, first, limit, ber)
  if (first === 0x80) return indefinite(bytes, tag, at, limit, ber)
  const count = first & 0x7f
  if (count > 4) throw new EdsError('der-length', `The length at ${at + 1} needs more than four octets.`)
  if (at + 2 + count > limit) throw new EdsError('der-truncated', `The bytes end within a length at ${at}.`)
  let length = 0
  for (let i = 0; i < count; i++) length = length * 256 + (bytes[at + 2 + i] as number)
  if (!ber && (length < 0x80 || length < 2 ** (8 * (count - 1))))
    throw new EdsError('der-length', `The length at ${at + 1} is written longer than it needs to be.`)
  return definite(bytes, tag, at, at + 2 + count, length, limit, ber)
}

function definite(
  bytes: Uint8Array,
  tag: number,
  start: number,
  from: number,
  length: number,
  limit: number,
  ber: boolean,
): DerElement {
  const end = from + length
  if (end > limit)
    throw new EdsError('der-truncated', `The element at ${start} is longer than what holds it.`)
  return { bytes, tag, start, from, to: end, end, ber }
}

function indefinite(bytes: Uint8Array, tag: number, start: number, limit: number, ber: boolean): DerElement {
  if (!ber || (tag & 0x20) === 0)
    throw new EdsError('der-length', `The element at ${start} has no definite length.`)
  const to = endOfContentsFrom(bytes, start + 2, limit)
  return { bytes, tag, start, from: start + 2, to, end: to + endOfContents, ber }
}

// A loop, not a recursion: hostile nesting must not exhaust the stack before the depth is checked.
function endOfContentsFrom(bytes: Uint8Array, from: number, limit: number): number {
  let open = 1
  let at = from
  while (at + 2 <= limit) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) {
      open--
      if (open === 0) return at
      at += endOfContents
    } else if (bytes[at + 1] === 0x80) {
      open++
      at += 2
    } else at = readElement(bytes, at, limit, true).end
  }
  throw new EdsError('der-truncated', `An element of indefinite length before ${from} has no end.`)
}

/** The elements inside a constructed element. */
export function childrenOf(element: DerElement): readonly DerElement[] {
  const children: DerElement[] = []
  for (let at = element.from; at < element.to; ) {
    const child = readElement(element.bytes, at, element.to, element.ber)
    children.push(child)
    at = child.end
  }
  return children
}

/** The element as it was written, with tag and length. */
export function bytesOf(element: DerElement): Uint8Array {
  return element.bytes.subarray(element.start, element.end)
}

/** The content alone. */
export function contentOf(element: DerElement): Uint8Array {
  return element.bytes.subarray(element.from, element.to)
}

export function isConstructed(element: DerElement): boolean {
  return (element.tag & 0x20) !== 0
}
