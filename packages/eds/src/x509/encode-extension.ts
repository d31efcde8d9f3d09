import {
  context,
  contextConstructed,
  encode,
  encodeBoolean,
  encodeExplicit,
  encodeInteger,
  encodeNamedBits,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  retag,
} from '../der/index.ts'
import { encodeGeneralName, type GeneralNameDraft } from './encode-name.ts'
import { extensionOid } from './oid.ts'

/** Any extension (RFC 5280, 4.1): its value is DER. */
export function encodeExtension(oid: string, value: Uint8Array, critical = false): Uint8Array {
  return encodeSequence(encodeOid(oid), ...(critical ? [encodeBoolean(true)] : []), encodeOctetString(value))
}

export function encodeBasicConstraints(isAuthority: boolean, pathLength?: number): Uint8Array {
  const value = encodeSequence(
    ...(isAuthority ? [encodeBoolean(true)] : []),
    ...(pathLength === undefined ? [] : [encodeInteger(pathLength)]),
  )
  return encodeExtension(extensionOid.basicConstraints, value, true)
}

/** Bits of `keyUsageBit`, or-ed together. */
export function encodeKeyUsage(bits: number): Uint8Array {
  return encodeExtension(extensionOid.keyUsage, encodeNamedBits(bits), true)
}

export function encodeExtendedKeyUsage(purposes: readonly string[], critical = false): Uint8Array {
  return encodeExtension(extensionOid.extendedKeyUsage, encodeSequence(...purposes.map(encodeOid)), critical)
}

export function encodeSubjectAltName(names: readonly GeneralNameDraft[]): Uint8Array {
  return encodeExtension(extensionOid.subjectAltName, encodeSequence(...names.map(encodeGeneralName)))
}

export function encodeSubjectKeyIdentifier(identifier: Uint8Array): Uint8Array {
  return encodeExtension(extensionOid.subjectKeyIdentifier, encodeOctetString(identifier))
}

export function encodeAuthorityKeyIdentifier(identifier: Uint8Array): Uint8Array {
  return encodeExtension(extensionOid.authorityKeyIdentifier, encodeSequence(encode(context(0), identifier)))
}

export function encodePolicies(policies: readonly string[], critical = false): Uint8Array {
  const list = policies.map((policy) => encodeSequence(encodeOid(policy)))
  return encodeExtension(extensionOid.certificatePolicies, encodeSequence(...list), critical)
}

export function encodePolicyMappings(pairs: readonly (readonly [string, string])[]): Uint8Array {
  const list = pairs.map(([issuer, subject]) => encodeSequence(encodeOid(issuer), encodeOid(subject)))
  return encodeExtension(extensionOid.policyMappings, encodeSequence(...list), true)
}

export function encodePolicyConstraints(requireExplicit?: number, inhibitMapping?: number): Uint8Array {
  const value = encodeSequence(
    ...(requireExplicit === undefined ? [] : [retag(context(0), encodeInteger(requireExplicit))]),
    ...(inhibitMapping === undefined ? [] : [retag(context(1), encodeInteger(inhibitMapping))]),
  )
  return encodeExtension(extensionOid.policyConstraints, value, true)
}

export function encodeInhibitAnyPolicy(after: number): Uint8Array {
  return encodeExtension(extensionOid.inhibitAnyPolicy, encodeInteger(after), true)
}

export function encodeNameConstraints(
  permitted: readonly GeneralNameDraft[],
  excluded: readonly GeneralNameDraft[] = [],
): Uint8Array {
  const subtrees = (names: readonly GeneralNameDraft[]) =>
    names.map((name) => encodeSequence(encodeGeneralName(name)))
  const value = encodeSequence(
    ...(permitted.length > 0 ? [encodeExplicit(0, ...subtrees(permitted))] : []),
    ...(excluded.length > 0 ? [encodeExplicit(1, ...subtrees(excluded))] : []),
  )
  return encodeExtension(extensionOid.nameConstraints, value, true)
}

/** A distribution point to be written; `relative` is one attribute below the name of the CRL's issuer. */
export type DistributionPointDraft = {
  readonly full?: readonly GeneralNameDraft[]
  readonly relative?: Uint8Array
  readonly reasons?: number
  readonly crlIssuer?: Uint8Array
}

export function encodeCrlDistributionPoints(points: readonly DistributionPointDraft[]): Uint8Array {
  const value = encodeSequence(
    ...points.map(({ reasons, crlIssuer, ...name }) =>
      encodeSequence(
        ...encodeDistributionPointName(name),
        ...(reasons === undefined ? [] : [retag(context(1), encodeNamedBits(reasons))]),
        ...(crlIssuer ? [encodeExplicit(2, encodeExplicit(4, crlIssuer))] : []),
      ),
    ),
  )
  return encodeExtension(extensionOid.crlDistributionPoints, value)
}

/** The [0] field of a distribution point, if it names a place. */
export function encodeDistributionPointName({
  full,
  relative,
}: DistributionPointDraft): readonly Uint8Array[] {
  if (full) return [encodeExplicit(0, encode(contextConstructed(0), ...full.map(encodeGeneralName)))]
  return relative ? [encodeExplicit(0, encode(contextConstructed(1), relative))] : []
}

/** Where OCSP answers (`1.3.6.1.5.5.7.48.1`) or the issuer's certificate (`…48.2`) are. */
export function encodeAccessLocations(places: readonly { method: string; uri: string }[]): Uint8Array {
  const list = places.map(({ method, uri }) =>
    encodeSequence(encodeOid(method), encodeGeneralName({ kind: 'uri', text: uri })),
  )
  return encodeExtension(extensionOid.authorityInfoAccess, encodeSequence(...list))
}

/** id-pkix-ocsp-nocheck (RFC 6960, 4.2.2.2.1). */
export function encodeOcspNoCheck(): Uint8Array {
  return encodeExtension(extensionOid.ocspNoCheck, encodeNull())
}
