import {
  booleanOf,
  childrenOf,
  contentOf,
  context,
  contextConstructed,
  countOf,
  type DerElement,
  expectOid,
  expectTag,
  fieldsOf,
  namedBitsOf,
  noMore,
  octetsOf,
  tag,
  take,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type DistributionPoint, parseDistributionPoints } from './distribution-point.ts'
import { type Extensions, extensionValue } from './extension.ts'
import { type GeneralName, parseGeneralName } from './general-name.ts'
import { extensionOid } from './oid.ts'

/** Bits of KeyUsage (RFC 5280, 4.2.1.3). */
export const keyUsageBit = {
  digitalSignature: 1,
  nonRepudiation: 1 << 1,
  keyEncipherment: 1 << 2,
  dataEncipherment: 1 << 3,
  keyAgreement: 1 << 4,
  keyCertSign: 1 << 5,
  crlSign: 1 << 6,
} as const

export type BasicConstraints = { readonly isAuthority: boolean; readonly pathLength: number | undefined }
export type PolicyMapping = { readonly issuerPolicy: string; readonly subjectPolicy: string }
export type PolicyConstraints = {
  readonly requireExplicit: number | undefined
  readonly inhibitMapping: number | undefined
}
export type NameConstraints = {
  readonly permitted: readonly GeneralName[]
  readonly excluded: readonly GeneralName[]
}
export type AccessLocation = { readonly method: string; readonly location: GeneralName }

/** What the extensions of RFC 5280, 4.2 say; undefined where they say nothing. */
export type CertificateExtensions = {
  readonly basicConstraints: BasicConstraints | undefined
  readonly keyUsage: number | undefined
  readonly extendedKeyUsage: readonly string[] | undefined
  readonly subjectAltName: readonly GeneralName[] | undefined
  readonly nameConstraints: NameConstraints | undefined
  readonly policies: readonly string[] | undefined
  readonly policyMappings: readonly PolicyMapping[] | undefined
  readonly policyConstraints: PolicyConstraints | undefined
  readonly inhibitAnyPolicy: number | undefined
  readonly crlDistributionPoints: readonly DistributionPoint[] | undefined
  readonly freshestCrl: readonly DistributionPoint[] | undefined
  readonly subjectKeyIdentifier: Uint8Array | undefined
  readonly authorityKeyIdentifier: Uint8Array | undefined
  readonly authorityInfoAccess: readonly AccessLocation[] | undefined
  readonly ocspNoCheck: boolean
}

export function readCertificateExtensions(extensions: Extensions): CertificateExtensions {
  const read = <T>(oid: string, parse: (element: DerElement) => T) => extensionValue(extensions, oid, parse)
  return {
    basicConstraints: read(extensionOid.basicConstraints, parseBasicConstraints),
    keyUsage: read(extensionOid.keyUsage, parseKeyUsage),
    extendedKeyUsage: read(extensionOid.extendedKeyUsage, parseOids),
    subjectAltName: read(extensionOid.subjectAltName, parseSubjectAltName),
    nameConstraints: read(extensionOid.nameConstraints, parseNameConstraints),
    policies: read(extensionOid.certificatePolicies, parsePolicies),
    policyMappings: read(extensionOid.policyMappings, parsePolicyMappings),
    policyConstraints: read(extensionOid.policyConstraints, parsePolicyConstraints),
    inhibitAnyPolicy: read(extensionOid.inhibitAnyPolicy, countOf),
    crlDistributionPoints: read(extensionOid.crlDistributionPoints, parseDistributionPoints),
    freshestCrl: read(extensionOid.freshestCrl, parseDistributionPoints),
    subjectKeyIdentifier: read(extensionOid.subjectKeyIdentifier, parseKeyIdentifier),
    authorityKeyIdentifier: read(extensionOid.authorityKeyIdentifier, parseAuthorityKeyIdentifier),
    authorityInfoAccess: read(extensionOid.authorityInfoAccess, parseAccessLocations),
    ocspNoCheck: extensions.has(extensionOid.ocspNoCheck),
  }
}

function parseBasicConstraints(element: DerElement): BasicConstraints {
  const fields = fieldsOf(element)
  const isAuthority = takeIf(fields, tag.boolean)
  const pathLength = takeIf(fields, tag.integer)
  noMore(fields)
  return {
    isAuthority: isAuthority !== undefined && booleanOf(isAuthority),
    pathLength: pathLength && countOf(pathLength),
  }
}

function parseKeyUsage(element: DerElement): number {
  expectTag(element, tag.bitString)
  return namedBitsOf(element)
}

function parseOids(element: DerElement): readonly string[] {
  return atLeastOne(element).map(expectOid)
}

// At least one name is meant (RFC 5280, 4.2.1.6), but authorities in use have written none; that grants nothing.
function parseSubjectAltName(element: DerElement): readonly GeneralName[] {
  expectTag(element, tag.sequence)
  return childrenOf(element).map(parseGeneralName)
}

function parseNameConstraints(element: DerElement): NameConstraints {
  const fields = fieldsOf(element)
  const permitted = takeIf(fields, contextConstructed(0))
  const excluded = takeIf(fields, contextConstructed(1))
  noMore(fields)
  return {
    permitted: permitted ? childrenOf(permitted).map(parseSubtree) : [],
    excluded: excluded ? childrenOf(excluded).map(parseSubtree) : [],
  }
}

// RFC 5280, 4.2.1.10: minimum is always zero and maximum absent; DER then writes neither.
function parseSubtree(element: DerElement): GeneralName {
  const [base, ...depths] = childrenOf(element)
  const isZero = depths.every(
    (depth) => depth.tag === context(0) && contentOf(depth).every((octet) => octet === 0),
  )
  if (element.tag !== tag.sequence || !base || depths.length > 1 || !isZero)
    throw new EdsError('structure', `The subtree at ${element.start} limits the depth of names.`)
  return parseGeneralName(base)
}

function parsePolicies(element: DerElement): readonly string[] {
  const policies = atLeastOne(element).map((information) => {
    const fields = fieldsOf(information)
    const policy = expectOid(take(fields, tag.oid))
    takeIf(fields, tag.sequence)
    noMore(fields)
    return policy
  })
  if (new Set(policies).size !== policies.length) throw new EdsError('structure', 'A policy is listed twice.')
  return policies
}

function parsePolicyMappings(element: DerElement): readonly PolicyMapping[] {
  return atLeastOne(element).map((mapping) => {
    const fields = fieldsOf(mapping)
    const issuerPolicy = expectOid(take(fields, tag.oid))
    const subjectPolicy = expectOid(take(fields, tag.oid))
    noMore(fields)
    return { issuerPolicy, subjectPolicy }
  })
}

function parsePolicyConstraints(element: DerElement): PolicyConstraints {
  const fields = fieldsOf(element)
  const requireExplicit = takeIf(fields, context(0))
  const inhibitMapping = takeIf(fields, context(1))
  noMore(fields)
  return {
    requireExplicit: requireExplicit && implicitCount(requireExplicit),
    inhibitMapping: inhibitMapping && implicitCount(inhibitMapping),
  }
}

function implicitCount(element: DerElement): number {
  return countOf({ ...element, tag: tag.integer })
}

function parseKeyIdentifier(element: DerElement): Uint8Array {
  expectTag(element, tag.octetString)
  return octetsOf(element)
}

// The issuer and serial form helps only to build a path; the names and the key decide here.
function parseAuthorityKeyIdentifier(element: DerElement): Uint8Array | undefined {
  const fields = fieldsOf(element)
  const identifier = takeIf(fields, context(0))
  takeIf(fields, contextConstructed(1))
  takeIf(fields, context(2))
  noMore(fields)
  return identifier && contentOf(identifier)
}

function parseAccessLocations(element: DerElement): readonly AccessLocation[] {
  return atLeastOne(element).map((description) => {
    const [method, location, ...more] = childrenOf(description)
    if (!method || !location || more.length > 0)
      throw new EdsError('structure', `The access description at ${description.start} has not two fields.`)
    return { method: expectOid(method), location: parseGeneralName(location) }
  })
}

function atLeastOne(element: DerElement): readonly DerElement[] {
  expectTag(element, tag.sequence)
  const children = childrenOf(element)
  if (children.length === 0) throw new EdsError('structure', `The list at ${element.start} is empty.`)
  return children
}
