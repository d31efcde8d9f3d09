import {
  contentOf,
  context,
  contextConstructed,
  countOf,
  type DerElement,
  derUnder,
  fieldsOf,
  hexOf,
  noMore,
  octetsOf,
  tag,
  take,
  takeAny,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import {
  type AlgorithmIdentifier,
  type DistinguishedName,
  parseAlgorithmIdentifier,
  parseName,
} from '../x509/index.ts'
import { type Attributes, parseAttributes } from './attribute.ts'

/** How a signer names the certificate (RFC 5652, 5.3). */
export type SignerId =
  | { readonly kind: 'issuer'; readonly issuer: DistinguishedName; readonly serialNumber: string }
  | { readonly kind: 'key'; readonly keyIdentifier: Uint8Array }

/** One signature of a SignedData, read but not judged. */
export type CmsSigner = {
  readonly id: SignerId
  readonly digestAlgorithm: AlgorithmIdentifier
  readonly signedAttributes: Attributes | undefined
  /** What was signed if there are signed attributes: their SET in DER. */
  readonly signedBytes: Uint8Array | undefined
  readonly signatureAlgorithm: AlgorithmIdentifier
  readonly signature: Uint8Array
  readonly unsignedAttributes: Attributes | undefined
}

export function parseCmsSigner(element: DerElement): CmsSigner {
  const fields = fieldsOf(element)
  const version = countOf(take(fields, tag.integer))
  const id = parseSignerId(takeAny(fields))
  if (version !== (id.kind === 'issuer' ? 1 : 3))
    throw new EdsError('structure', `A signer of version ${version} names its certificate otherwise.`)
  const digestAlgorithm = parseAlgorithmIdentifier(take(fields, tag.sequence))
  const signed = takeIf(fields, contextConstructed(0))
  const signatureAlgorithm = parseAlgorithmIdentifier(take(fields, tag.sequence))
  const signature = octetsOf(take(fields, tag.octetString))
  const unsigned = takeIf(fields, contextConstructed(1))
  noMore(fields)
  return {
    id,
    digestAlgorithm,
    signedAttributes: signed && parseAttributes(signed),
    signedBytes: signed && derUnder(tag.set, signed),
    signatureAlgorithm,
    signature,
    unsignedAttributes: unsigned && parseAttributes(unsigned),
  }
}

function parseSignerId(element: DerElement): SignerId {
  if ((element.tag & ~0x20) === context(0)) return { kind: 'key', keyIdentifier: octetsOf(element) }
  const fields = fieldsOf(element)
  const issuer = parseName(take(fields, tag.sequence))
  const serialNumber = hexOf(contentOf(take(fields, tag.integer)))
  noMore(fields)
  return { kind: 'issuer', issuer, serialNumber }
}
