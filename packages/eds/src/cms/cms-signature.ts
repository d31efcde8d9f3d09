import { type CertificateList, certificateListOf } from '../crl/index.ts'
import {
  bytesOf,
  childrenOf,
  contextConstructed,
  countOf,
  type DerElement,
  expectOid,
  fieldsOf,
  noMore,
  octetsOf,
  only,
  parseDerOrBer,
  tag,
  take,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type OcspResponse, parseOcspResponse } from '../ocsp/index.ts'
import {
  type AlgorithmIdentifier,
  type Certificate,
  certificateOf,
  parseAlgorithmIdentifier,
} from '../x509/index.ts'
import { type CmsSigner, parseCmsSigner } from './cms-signer.ts'
import { contentTypeOid } from './oid.ts'

/** SignedData (RFC 5652, 5.1), read but not judged. */
export type CmsSignature = {
  readonly digestAlgorithms: readonly AlgorithmIdentifier[]
  readonly contentType: string
  /** What was signed; undefined for a detached signature. */
  readonly content: Uint8Array | undefined
  readonly certificates: readonly Certificate[]
  readonly crls: readonly CertificateList[]
  readonly ocspResponses: readonly OcspResponse[]
  readonly signers: readonly CmsSigner[]
}

const ocspResponseOid = '1.3.6.1.5.5.7.16.2'

/** Reads a CMS signature, BER or DER. Throws EdsError for anything else, spare bytes at the end included. */
export function parseCmsSignature(bytes: Uint8Array): CmsSignature {
  return cmsSignatureOf(parseDerOrBer(bytes))
}

/** A CMS signature found inside another structure, such as a time stamp. */
export function cmsSignatureOf(wrapper: DerElement): CmsSignature {
  const outer = fieldsOf(wrapper)
  const type = expectOid(take(outer, tag.oid))
  if (type !== contentTypeOid.signedData)
    throw new EdsError('structure', `The content ${type} is no signature.`)
  const fields = fieldsOf(only(take(outer, contextConstructed(0))))
  noMore(outer)
  const version = countOf(take(fields, tag.integer))
  if (version < 1 || version > 5)
    throw new EdsError('structure', `SignedData of version ${version} is not known.`)
  const digestAlgorithms = childrenOf(take(fields, tag.set)).map(parseAlgorithmIdentifier)
  const content = parseContent(take(fields, tag.sequence))
  const certificates = takeIf(fields, contextConstructed(0))
  const revocations = takeIf(fields, contextConstructed(1))
  const signers = childrenOf(take(fields, tag.set)).map(parseCmsSigner)
  noMore(fields)
  return {
    digestAlgorithms,
    ...content,
    certificates: certificates ? childrenOf(certificates).filter(isPlain).map(certificateOf) : [],
    ...parseRevocations(revocations ? childrenOf(revocations) : []),
    signers,
  }
}

function parseContent(element: DerElement): Pick<CmsSignature, 'contentType' | 'content'> {
  const fields = fieldsOf(element)
  const contentType = expectOid(take(fields, tag.oid))
  const wrapped = takeIf(fields, contextConstructed(0))
  noMore(fields)
  return { contentType, content: wrapped && octetsOf(only(wrapped, tag.octetString)) }
}

// The other choices are attribute certificates and obsolete forms (RFC 5652, 10.2.2); none of them signs here.
function isPlain(element: DerElement): boolean {
  return element.tag === tag.sequence
}

function parseRevocations(choices: readonly DerElement[]): Pick<CmsSignature, 'crls' | 'ocspResponses'> {
  const others = choices.filter((choice) => choice.tag === contextConstructed(1))
  return {
    crls: choices.filter(isPlain).map(certificateListOf),
    ocspResponses: others.flatMap(ocspResponseOf),
  }
}

// OtherRevocationInfoFormat with an OCSP response (RFC 5940).
function ocspResponseOf(choice: DerElement): readonly OcspResponse[] {
  const fields = fieldsOf(choice, contextConstructed(1))
  if (expectOid(take(fields, tag.oid)) !== ocspResponseOid) return []
  return [parseOcspResponse(bytesOf(take(fields, tag.sequence)))]
}
