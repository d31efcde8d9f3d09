import {
  childrenOf,
  contentOf,
  countOf,
  type DerElement,
  expectTag,
  fieldsOf,
  hexOf,
  type Instant,
  noMore,
  tag,
  take,
  takeAny,
  takeIf,
  timeOf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import {
  comparableName,
  type DistinguishedName,
  type Extensions,
  extensionOid,
  extensionValue,
  parseExtensions,
  parseGeneralNames,
  unknownCritical,
} from '../x509/index.ts'

/** CRLReason (RFC 5280, 5.3.1). */
export const crlReason = {
  unspecified: 0,
  keyCompromise: 1,
  caCompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCrl: 8,
  privilegeWithdrawn: 9,
  aaCompromise: 10,
} as const

export type RevokedCertificate = {
  readonly serialNumber: string
  readonly revokedAt: Instant
  readonly reason: number
}

/** The entries of a list by their issuer and serial number. */
export type RevokedCertificates = {
  readonly size: number
  readonly find: (issuer: DistinguishedName, serialNumber: string) => RevokedCertificate | undefined
  readonly unknownCritical: string | undefined
}

const understood: ReadonlySet<string> = new Set([
  extensionOid.reasonCode,
  extensionOid.invalidityDate,
  extensionOid.certificateIssuer,
])

export function parseRevokedCertificates(
  list: DerElement | undefined,
  crlIssuer: DistinguishedName,
): RevokedCertificates {
  const byIssuer = new Map<string, Map<string, RevokedCertificate>>()
  let unknown: string | undefined
  let size = 0
  // An entry without a certificate issuer has that of the entry before it (RFC 5280, 5.3.3).
  let current = entriesOf(byIssuer, comparableName(crlIssuer))
  for (const element of list ? childrenOf(list) : []) {
    const { entry, extensions } = parseEntry(element)
    const issuer = extensions && certificateIssuer(extensions)
    if (issuer) current = entriesOf(byIssuer, comparableName(issuer))
    if (extensions) unknown ??= unknownCritical(extensions, understood)
    current.set(entry.serialNumber, entry)
    size++
  }
  return {
    size,
    find: (issuer, serialNumber) => byIssuer.get(comparableName(issuer))?.get(serialNumber),
    unknownCritical: unknown,
  }
}

function entriesOf(
  byIssuer: Map<string, Map<string, RevokedCertificate>>,
  issuer: string,
): Map<string, RevokedCertificate> {
  const known = byIssuer.get(issuer)
  if (known) return known
  const made = new Map<string, RevokedCertificate>()
  byIssuer.set(issuer, made)
  return made
}

function parseEntry(element: DerElement): {
  readonly entry: RevokedCertificate
  readonly extensions: Extensions | undefined
} {
  const fields = fieldsOf(element)
  const serialNumber = hexOf(contentOf(take(fields, tag.integer)))
  const revokedAt = timeOf(takeAny(fields))
  const list = takeIf(fields, tag.sequence)
  noMore(fields)
  const extensions = list && parseExtensions(list)
  const reason = (extensions && extensionValue(extensions, extensionOid.reasonCode, parseReason)) ?? 0
  return { entry: { serialNumber, revokedAt, reason }, extensions }
}

function parseReason(element: DerElement): number {
  expectTag(element, tag.enumerated)
  return countOf(element)
}

function certificateIssuer(extensions: Extensions): DistinguishedName | undefined {
  const names = extensionValue(extensions, extensionOid.certificateIssuer, (element) =>
    parseGeneralNames(element),
  )
  const directory = names?.find((name) => name.kind === 'directory')
  if (names && !directory)
    throw new EdsError('structure', 'A revoked certificate has an issuer without a name.')
  return directory?.name
}
