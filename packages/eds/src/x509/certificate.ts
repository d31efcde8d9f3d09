import {
  areEqual,
  contentOf,
  context,
  contextConstructed,
  countOf,
  type DerElement,
  fieldsOf,
  hexOf,
  type Instant,
  noMore,
  only,
  parseDer,
  tag,
  take,
  takeAny,
  takeIf,
  timeOf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type CertificateExtensions, readCertificateExtensions } from './certificate-extensions.ts'
import { type Extensions, noExtensions, parseExtensions } from './extension.ts'
import { type DistinguishedName, isSameName, parseName } from './name.ts'
import { type PublicKey, parsePublicKey } from './public-key.ts'
import { expectSameAlgorithm, parseSigned, type Signed } from './signed.ts'

/** An X.509 certificate (RFC 5280, 4.1), read but not judged. */
export type Certificate = Signed &
  CertificateExtensions & {
    readonly der: Uint8Array
    readonly version: 1 | 2 | 3
    /** The content of the INTEGER in hexadecimal: serial numbers are compared, never computed with. */
    readonly serialNumber: string
    readonly issuer: DistinguishedName
    readonly subject: DistinguishedName
    readonly notBefore: Instant
    readonly notAfter: Instant
    readonly publicKey: PublicKey
    readonly extensions: Extensions
  }

const maxCertificateBytes = 1024 * 1024

/**
 * Reads a DER certificate. Throws EdsError for anything else; says nothing about whether it may be trusted.
 * @example parseCertificate(bytesFromText(pem)).subject
 */
export function parseCertificate(der: Uint8Array): Certificate {
  return certificateOf(parseDer(der, { maxBytes: maxCertificateBytes }))
}

/** A certificate that was found inside another structure, which may be BER; the certificate itself is DER. */
export function certificateOf(element: DerElement): Certificate {
  if (element.ber) return parseCertificate(element.bytes.subarray(element.start, element.end))
  const { content, ...signed } = parseSigned(element)
  const fields = fieldsOf(content)
  const version = versionOf(takeIf(fields, contextConstructed(0)))
  const serialNumber = hexOf(contentOf(take(fields, tag.integer)))
  expectSameAlgorithm(take(fields, tag.sequence), signed.signatureAlgorithm)
  const issuer = parseName(takeAny(fields))
  const validity = validityOf(take(fields, tag.sequence))
  const subject = parseName(takeAny(fields))
  const publicKey = parsePublicKey(takeAny(fields))
  const uniqueIdentifiers = [takeIf(fields, context(1)), takeIf(fields, context(2))]
  const wrapped = takeIf(fields, contextConstructed(3))
  noMore(fields)
  expectVersion(version, uniqueIdentifiers.some(Boolean), wrapped !== undefined)
  const extensions = wrapped ? parseExtensions(only(wrapped)) : noExtensions
  return {
    ...signed,
    der: element.bytes.subarray(element.start, element.end),
    version,
    serialNumber,
    issuer,
    subject,
    ...validity,
    publicKey,
    extensions,
    ...readCertificateExtensions(extensions),
  }
}

function versionOf(wrapped: DerElement | undefined): 1 | 2 | 3 {
  if (!wrapped) return 1
  const version = countOf(only(wrapped, tag.integer))
  if (version === 1 || version === 2) return version === 1 ? 2 : 3
  throw new EdsError('structure', `A certificate cannot be of version ${version + 1}.`)
}

// RFC 5280, 4.1.2.8 and 4.1.2.9.
function expectVersion(version: number, hasUniqueIdentifiers: boolean, hasExtensions: boolean): void {
  if ((hasUniqueIdentifiers && version < 2) || (hasExtensions && version < 3))
    throw new EdsError('structure', `A certificate of version ${version} has fields of a later one.`)
}

function validityOf(element: DerElement): { readonly notBefore: Instant; readonly notAfter: Instant } {
  const fields = fieldsOf(element)
  const validity = { notBefore: timeOf(takeAny(fields)), notAfter: timeOf(takeAny(fields)) }
  noMore(fields)
  return validity
}

/** Issued under the subject's own name (RFC 5280, 3.2): a rollover of keys, or a root. */
export function isSelfIssued(certificate: Certificate): boolean {
  return isSameName(certificate.subject, certificate.issuer)
}

export function isSameCertificate(a: Certificate, b: Certificate): boolean {
  return areEqual(a.der, b.der)
}
