import {
  contentOf,
  type DerElement,
  encodeSequence,
  encodeUnsigned,
  fieldsOf,
  noMore,
  parseDer,
  tag,
  take,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'

/** Ecdsa-Sig-Value (RFC 3279, 2.2.3) as the two numbers side by side, the form of WebCrypto. */
export function joinedEcdsa(signature: Uint8Array, length: number): Uint8Array {
  const fields = fieldsOf(parseDer(signature))
  const r = take(fields, tag.integer)
  const s = take(fields, tag.integer)
  noMore(fields)
  const both = new Uint8Array(2 * length)
  put(r, both.subarray(0, length))
  put(s, both.subarray(length))
  return both
}

/** The form of X.509 and CMS from the form of WebCrypto. */
export function ecdsaSignature(both: Uint8Array): Uint8Array {
  const length = both.length / 2
  return encodeSequence(encodeUnsigned(both.subarray(0, length)), encodeUnsigned(both.subarray(length)))
}

function put(number: DerElement, place: Uint8Array): void {
  const content = contentOf(number)
  const octets = content[0] === 0 ? content.subarray(1) : content
  if (content[0]! >= 0x80 || octets.length > place.length)
    throw new EdsError('der-value', 'A number of the signature is out of range.')
  place.set(octets, place.length - octets.length)
}
