import { areEqual } from '../der/index.ts'
import {
  type Certificate,
  comparableName,
  type DistinguishedName,
  type DistributionPoint,
  type DistributionPointName,
  type GeneralName,
  isSameName,
  nameBelow,
} from '../x509/index.ts'
import type { CertificateList } from './certificate-list.ts'

/** All of ReasonFlags but bit 0, which is unused (RFC 5280, 4.2.1.13). */
export const allReasons = 0b1_1111_1110

/** The distribution point that every certificate has without saying so: its issuer's own list (RFC 5280, 6.3.3). */
export function impliedPoint({ issuer }: Certificate): DistributionPoint {
  return {
    name: { kind: 'full', names: [{ kind: 'directory', name: issuer }] },
    reasons: undefined,
    crlIssuer: undefined,
  }
}

/** Whether the list speaks for this certificate at this distribution point (RFC 5280, 6.3.3 (b)). */
export function isInScope(crl: CertificateList, certificate: Certificate, point: DistributionPoint): boolean {
  return (
    isIssuerMeant(crl, certificate, point) &&
    isPlaceMeant(crl, certificate, point) &&
    isKindMeant(crl, certificate)
  )
}

/** The reasons that the list and the point have in common (6.3.3 (d)). */
export function reasonsCovered(crl: CertificateList, point: DistributionPoint): number {
  return (crl.distributionPoint?.onlySomeReasons ?? allReasons) & (point.reasons ?? allReasons) & allReasons
}

/** Whether a delta adds to this complete list (RFC 5280, 5.2.4 and 6.3.3 (c)). */
export function addsTo(delta: CertificateList, complete: CertificateList): boolean {
  return (
    delta.deltaBase !== undefined &&
    complete.number !== undefined &&
    complete.number >= delta.deltaBase &&
    (delta.number === undefined || complete.number <= delta.number) &&
    isSameName(delta.issuer, complete.issuer) &&
    isSameScope(delta, complete) &&
    isSameBytes(delta.authorityKeyIdentifier, complete.authorityKeyIdentifier)
  )
}

function isSameScope(a: CertificateList, b: CertificateList): boolean {
  const [one, two] = [a.distributionPoint, b.distributionPoint]
  if (!one || !two) return one === two
  return (
    one.only === two.only &&
    one.onlySomeReasons === two.onlySomeReasons &&
    one.isIndirect === two.isIndirect &&
    (one.name && two.name ? isSamePlace(one.name, two.name, a.issuer) : one.name === two.name)
  )
}

function isIssuerMeant(crl: CertificateList, certificate: Certificate, point: DistributionPoint): boolean {
  if (!point.crlIssuer) return isSameName(crl.issuer, certificate.issuer)
  const isNamed = point.crlIssuer.some(
    (name) => name.kind === 'directory' && isSameName(name.name, crl.issuer),
  )
  return isNamed && crl.distributionPoint?.isIndirect === true
}

function isPlaceMeant(crl: CertificateList, certificate: Certificate, point: DistributionPoint): boolean {
  const place = crl.distributionPoint?.name
  if (!place) return true
  const wanted: DistributionPointName | undefined =
    point.name ?? (point.crlIssuer && { kind: 'full', names: point.crlIssuer })
  if (!wanted) return false
  const crlIssuer = point.crlIssuer?.find((name) => name.kind === 'directory')?.name ?? certificate.issuer
  const offered = namesOf(place, crl.issuer)
  return namesOf(wanted, crlIssuer).some((name) => offered.some((other) => isSameGeneralName(name, other)))
}

function isSamePlace(a: DistributionPointName, b: DistributionPointName, issuer: DistinguishedName): boolean {
  const others = namesOf(b, issuer)
  return namesOf(a, issuer).some((name) => others.some((other) => isSameGeneralName(name, other)))
}

function isKindMeant({ distributionPoint }: CertificateList, { basicConstraints }: Certificate): boolean {
  const kind = distributionPoint?.only
  if (kind === undefined) return true
  return kind === (basicConstraints?.isAuthority ? 'authority' : 'user')
}

function namesOf(name: DistributionPointName, issuer: DistinguishedName): readonly GeneralName[] {
  return name.kind === 'full' ? name.names : [{ kind: 'directory', name: nameBelow(issuer, name.rdn) }]
}

function isSameGeneralName(a: GeneralName, b: GeneralName): boolean {
  if (a.kind === 'directory')
    return b.kind === 'directory' && comparableName(a.name) === comparableName(b.name)
  if ('text' in a) return 'text' in b && a.kind === b.kind && a.text === b.text
  if (a.kind === 'ip') return b.kind === 'ip' && areEqual(a.octets, b.octets)
  if (a.kind === 'registered-id') return b.kind === 'registered-id' && a.oid === b.oid
  return a.kind === b.kind && 'der' in b && areEqual(a.der, b.der)
}

function isSameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a && b ? areEqual(a, b) : true
}
