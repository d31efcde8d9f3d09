import {
  bytesOf,
  childrenOf,
  contextConstructed,
  encode,
  encodeOid,
  expectOid,
  parseDer,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { encodeCmsAttribute } from './attribute.ts'
import { attributeTypeOid } from './oid.ts'
import { openSignature, type SignerParts, sealSignature } from './signature-parts.ts'

const ocspResponseOid = '1.3.6.1.5.5.7.16.2'

/**
 * Adds a time stamp over the signature of a signer: CAdES-T (RFC 5126, 6.1.1).
 * @param token of an authority, over the hash of that signer's signature octets
 */
export function addSignatureTimeStamp(signature: Uint8Array, signer: number, token: Uint8Array): Uint8Array {
  const parts = openSignature(signature)
  if (!parts.signers[signer]) throw new EdsError('bad-input', `The signature has no signer ${signer}.`)
  const signers = parts.signers.map((one, place) => (place === signer ? stamped(one, token) : one))
  return sealSignature({ ...parts, signers })
}

/** What tells later that the certificates had not been revoked: certificates, lists, whole OCSP responses, all DER. */
export type ValidationMaterial = {
  readonly certificates?: readonly Uint8Array[]
  readonly crls?: readonly Uint8Array[]
  readonly ocspResponses?: readonly Uint8Array[]
}

/** Adds all that is needed to judge the signature later without asking anybody: CAdES-LT (ETSI EN 319 122-1, 6.3). */
export function addValidationMaterial(
  signature: Uint8Array,
  { certificates = [], crls = [], ocspResponses = [] }: ValidationMaterial,
): Uint8Array {
  const parts = openSignature(signature)
  const answers = ocspResponses.map((response) =>
    encode(contextConstructed(1), encodeOid(ocspResponseOid), response),
  )
  return sealSignature({
    ...parts,
    certificates: [...parts.certificates, ...certificates],
    revocations: [...parts.revocations, ...crls, ...answers],
  })
}

// One type stands once, with all its values (RFC 5652, 5.3).
function stamped({ unsigned, ...signer }: SignerParts, token: Uint8Array): SignerParts {
  const isStamp = (attribute: Uint8Array) =>
    expectOid(childrenOf(parseDer(attribute))[0] ?? parseDer(attribute)) ===
    attributeTypeOid.signatureTimeStamp
  const earlier = unsigned.filter(isStamp).flatMap(valuesOf)
  const stamps = encodeCmsAttribute(attributeTypeOid.signatureTimeStamp, ...earlier, token)
  return { ...signer, unsigned: [...unsigned.filter((attribute) => !isStamp(attribute)), stamps] }
}

function valuesOf(attribute: Uint8Array): readonly Uint8Array[] {
  const [, values] = childrenOf(parseDer(attribute))
  return values ? childrenOf(values).map(bytesOf) : []
}
