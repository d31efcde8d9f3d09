import {
  bytesOf,
  contextConstructed,
  countOf,
  type DerElement,
  fieldsOf,
  hasMore,
  type Instant,
  integerOf,
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
import {
  type DistinguishedName,
  type Extensions,
  expectSameAlgorithm,
  extensionOid,
  extensionValue,
  noExtensions,
  parseExtensions,
  parseName,
  parseSigned,
  type Signed,
  unknownCritical,
} from '../x509/index.ts'
import { type IssuingDistributionPoint, parseIssuingDistributionPoint } from './issuing-distribution-point.ts'
import { parseRevokedCertificates, type RevokedCertificates } from './revoked-certificates.ts'

/** A certificate revocation list (RFC 5280, 5), read but not judged. */
export type CertificateList = Signed & {
  readonly der: Uint8Array
  readonly issuer: DistinguishedName
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant | undefined
  readonly number: bigint | undefined
  /** The number of the complete list that a delta adds to; undefined for a complete one. */
  readonly deltaBase: bigint | undefined
  readonly distributionPoint: IssuingDistributionPoint | undefined
  readonly authorityKeyIdentifier: Uint8Array | undefined
  /** Certificates that ran out since then stay on the list (X.509, 9.5.2.8). */
  readonly expiredKeptSince: Instant | undefined
  /** A critical extension, of the list or an entry, that forbids to use it (5.2, 5.3). */
  readonly unknownCritical: string | undefined
  readonly revoked: RevokedCertificates
}

const understood: ReadonlySet<string> = new Set([
  extensionOid.authorityKeyIdentifier,
  extensionOid.crlNumber,
  extensionOid.deltaCrlIndicator,
  extensionOid.issuingDistributionPoint,
  extensionOid.freshestCrl,
])

/** Reads a DER certificate revocation list. Throws EdsError for anything else. */
export function parseCertificateList(der: Uint8Array): CertificateList {
  return certificateListOf(parseDer(der))
}

/** A list found inside another structure, which may be BER; the list itself is DER. */
export function certificateListOf(element: DerElement): CertificateList {
  if (element.ber) return parseCertificateList(bytesOf(element))
  const { content, ...signed } = parseSigned(element)
  const fields = fieldsOf(content)
  const isSecondVersion = hasVersion(takeIf(fields, tag.integer))
  expectSameAlgorithm(take(fields, tag.sequence), signed.signatureAlgorithm)
  const issuer = parseName(takeAny(fields))
  const thisUpdate = timeOf(takeAny(fields))
  const nextUpdate = takeIf(fields, tag.utcTime) ?? takeIf(fields, tag.generalizedTime)
  const entries = takeIf(fields, tag.sequence)
  const wrapped = hasMore(fields) ? take(fields, contextConstructed(0)) : undefined
  noMore(fields)
  if (wrapped && !isSecondVersion)
    throw new EdsError('structure', 'A CRL of the first version has extensions.')
  const extensions = wrapped ? parseExtensions(only(wrapped)) : noExtensions
  const revoked = parseRevokedCertificates(entries, issuer)
  return {
    ...signed,
    der: bytesOf(element),
    issuer,
    thisUpdate,
    nextUpdate: nextUpdate && timeOf(nextUpdate),
    ...readExtensions(extensions),
    unknownCritical: unknownCritical(extensions, understood) ?? revoked.unknownCritical,
    revoked,
  }
}

function hasVersion(version: DerElement | undefined): boolean {
  if (version && countOf(version) !== 1)
    throw new EdsError('structure', 'The version of the CRL is not known.')
  return version !== undefined
}

function readExtensions(extensions: Extensions) {
  return {
    number: extensionValue(extensions, extensionOid.crlNumber, integerOf),
    deltaBase: extensionValue(extensions, extensionOid.deltaCrlIndicator, integerOf),
    distributionPoint: extensionValue(
      extensions,
      extensionOid.issuingDistributionPoint,
      parseIssuingDistributionPoint,
    ),
    authorityKeyIdentifier: extensions.get(extensionOid.authorityKeyIdentifier)?.value,
    expiredKeptSince: extensionValue(extensions, extensionOid.expiredCertsOnCrl, (element) =>
      timeOf(element),
    ),
  }
}
