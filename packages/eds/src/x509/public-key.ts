import { bitOctetsOf, bytesOf, type DerElement, fieldsOf, noMore, tag, take } from '../der/index.ts'
import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from './algorithm-identifier.ts'
import { type KeyKind, keyKindOf } from './key-kind.ts'

/** SubjectPublicKeyInfo (RFC 5280, 4.1.2.7). */
export type PublicKey = {
  readonly algorithm: AlgorithmIdentifier
  readonly bits: Uint8Array
  readonly kind: KeyKind
  /** The whole structure, as WebCrypto imports it under `spki`. */
  readonly der: Uint8Array
}

export function parsePublicKey(element: DerElement): PublicKey {
  const fields = fieldsOf(element)
  const algorithm = parseAlgorithmIdentifier(take(fields, tag.sequence))
  const bits = bitOctetsOf(take(fields, tag.bitString))
  noMore(fields)
  return { algorithm, bits, kind: keyKindOf(algorithm, bits), der: bytesOf(element) }
}
