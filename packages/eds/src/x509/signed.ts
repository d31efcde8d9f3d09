import { areEqual, bitOctetsOf, bytesOf, type DerElement, fieldsOf, noMore, tag, take } from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from './algorithm-identifier.ts'

/** What X.509 calls SIGNED: content, algorithm, signature. Certificates, CRLs, requests. */
export type Signed = {
  /** The bytes that were signed. */
  readonly toBeSigned: Uint8Array
  readonly signatureAlgorithm: AlgorithmIdentifier
  readonly signature: Uint8Array
}

export function parseSigned(element: DerElement): Signed & { readonly content: DerElement } {
  const fields = fieldsOf(element)
  const content = take(fields, tag.sequence)
  const signatureAlgorithm = parseAlgorithmIdentifier(take(fields, tag.sequence))
  const signature = bitOctetsOf(take(fields, tag.bitString))
  noMore(fields)
  return { content, toBeSigned: bytesOf(content), signatureAlgorithm, signature }
}

/** The algorithm stands twice, inside what is signed and outside; they must agree (RFC 5280, 4.1.1.2). */
export function expectSameAlgorithm(inside: DerElement, outside: AlgorithmIdentifier): void {
  if (!areEqual(bytesOf(inside), outside.der))
    throw new EdsError('structure', 'The signature algorithm inside is not the one outside.')
}
