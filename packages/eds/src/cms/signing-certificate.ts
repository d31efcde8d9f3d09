import { type CryptoProvider, type HashName, hashOf } from '../algorithms/index.ts'
import {
  areEqual,
  childrenOf,
  contentOf,
  type DerElement,
  fieldsOf,
  hexOf,
  noMore,
  octetsOf,
  tag,
  take,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import {
  type Certificate,
  type DistinguishedName,
  isSameName,
  parseAlgorithmIdentifier,
  parseGeneralNames,
} from '../x509/index.ts'
import { type Attributes, onlyValue } from './attribute.ts'
import { attributeTypeOid } from './oid.ts'

/** ESSCertID or ESSCertIDv2 (RFC 5035): the certificate that was meant, by its hash. */
export type SigningCertificateId = {
  readonly hash: HashName | undefined
  readonly digest: Uint8Array
  readonly issuer: DistinguishedName | undefined
  readonly serialNumber: string | undefined
}

/** The certificate the signer meant; undefined if the signature does not say. */
export function signingCertificateId(attributes: Attributes): SigningCertificateId | undefined {
  const second = onlyValue(attributes, attributeTypeOid.signingCertificateV2)
  if (second) return firstId(second, true)
  const first = onlyValue(attributes, attributeTypeOid.signingCertificate)
  return first && firstId(first, false)
}

/** Whether the certificate is the one meant: another one of the same key would change what was signed for. */
export async function isSigningCertificate(
  id: SigningCertificateId,
  certificate: Certificate,
  crypto: CryptoProvider,
): Promise<boolean> {
  if (!id.hash || !areEqual(id.digest, await crypto.digest(id.hash, certificate.der))) return false
  const isNamed = id.issuer === undefined || isSameName(id.issuer, certificate.issuer)
  return isNamed && (id.serialNumber === undefined || id.serialNumber === certificate.serialNumber)
}

// SigningCertificate and SigningCertificateV2 list the signer's own certificate first.
function firstId(value: DerElement, isSecondVersion: boolean): SigningCertificateId {
  const outer = fieldsOf(value)
  const [first] = childrenOf(take(outer, tag.sequence))
  takeIf(outer, tag.sequence)
  noMore(outer)
  if (!first) throw new EdsError('structure', 'The signing certificate attribute names none.')
  const fields = fieldsOf(first)
  const algorithm = isSecondVersion ? takeIf(fields, tag.sequence) : undefined
  const digest = octetsOf(take(fields, tag.octetString))
  const issuerSerial = takeIf(fields, tag.sequence)
  noMore(fields)
  const otherwise = isSecondVersion ? 'SHA-256' : 'SHA-1'
  const hash = algorithm ? hashOf(parseAlgorithmIdentifier(algorithm)) : otherwise
  return { hash, digest, ...parseIssuerSerial(issuerSerial) }
}

function parseIssuerSerial(
  element: DerElement | undefined,
): Pick<SigningCertificateId, 'issuer' | 'serialNumber'> {
  if (!element) return { issuer: undefined, serialNumber: undefined }
  const fields = fieldsOf(element)
  const names = parseGeneralNames(take(fields, tag.sequence))
  const serialNumber = hexOf(contentOf(take(fields, tag.integer)))
  noMore(fields)
  return { issuer: names.find((name) => name.kind === 'directory')?.name, serialNumber }
}
