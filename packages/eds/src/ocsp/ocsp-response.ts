import {
  bitOctetsOf,
  bytesOf,
  childrenOf,
  contentOf,
  context,
  contextConstructed,
  countOf,
  type DerElement,
  expectOid,
  fieldsOf,
  type Instant,
  noMore,
  octetsOf,
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
  type Certificate,
  certificateOf,
  type DistinguishedName,
  type Extensions,
  extensionOid,
  noExtensions,
  parseAlgorithmIdentifier,
  parseExtensions,
  parseName,
  type Signed,
  unknownCritical,
} from '../x509/index.ts'
import { type CertId, parseCertId } from './cert-id.ts'

/** OCSPResponseStatus (RFC 6960, 4.2.1) other than successful. */
export type OcspRefusal =
  | 'malformed-request'
  | 'internal-error'
  | 'try-later'
  | 'signature-required'
  | 'unauthorized'

export type ResponderId =
  | { readonly kind: 'name'; readonly name: DistinguishedName }
  | { readonly kind: 'key'; readonly hash: Uint8Array }

export type SingleResponse = {
  readonly id: CertId
  readonly status: 'good' | 'revoked' | 'unknown'
  readonly revokedAt: Instant | undefined
  readonly reason: number
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant | undefined
}

/** BasicOCSPResponse (RFC 6960, 4.2.1), read but not judged. */
export type BasicOcspResponse = Signed & {
  readonly der: Uint8Array
  readonly responder: ResponderId
  readonly producedAt: Instant
  readonly responses: readonly SingleResponse[]
  readonly nonce: Uint8Array | undefined
  readonly certificates: readonly Certificate[]
}

export type OcspResponse =
  | { readonly status: 'successful'; readonly basic: BasicOcspResponse }
  | { readonly status: OcspRefusal }

const basicOcsp = '1.3.6.1.5.5.7.48.1.1'
const refusals: Readonly<Record<number, OcspRefusal>> = {
  1: 'malformed-request',
  2: 'internal-error',
  3: 'try-later',
  5: 'signature-required',
  6: 'unauthorized',
}

/** Reads an OCSP response. Throws EdsError for anything else. */
export function parseOcspResponse(der: Uint8Array): OcspResponse {
  const fields = fieldsOf(parseDer(der))
  const status = countOf(take(fields, tag.enumerated))
  const wrapped = takeIf(fields, contextConstructed(0))
  noMore(fields)
  const refusal = refusals[status]
  if (refusal) return { status: refusal }
  if (status !== 0 || !wrapped) throw new EdsError('structure', `The OCSP status ${status} has no answer.`)
  const bytes = fieldsOf(only(wrapped))
  const type = expectOid(take(bytes, tag.oid))
  if (type !== basicOcsp) throw new EdsError('structure', `The OCSP answer is of the unknown kind ${type}.`)
  const basic = octetsOf(take(bytes, tag.octetString))
  noMore(bytes)
  return { status: 'successful', basic: parseBasicOcspResponse(basic) }
}

/** The inner response alone, as CAdES keeps it (RFC 5126, 6.3.4). */
export function parseBasicOcspResponse(der: Uint8Array): BasicOcspResponse {
  const fields = fieldsOf(parseDer(der))
  const content = take(fields, tag.sequence)
  const signatureAlgorithm = parseAlgorithmIdentifier(take(fields, tag.sequence))
  const signature = bitOctetsOf(take(fields, tag.bitString))
  const certificates = takeIf(fields, contextConstructed(0))
  noMore(fields)
  return {
    der,
    toBeSigned: bytesOf(content),
    signatureAlgorithm,
    signature,
    certificates: certificates ? childrenOf(only(certificates, tag.sequence)).map(certificateOf) : [],
    ...parseResponseContent(content),
  }
}

function parseResponseContent(content: DerElement) {
  const fields = fieldsOf(content)
  const version = takeIf(fields, contextConstructed(0))
  if (version && countOf(only(version)) !== 0)
    throw new EdsError('structure', 'The OCSP version is not known.')
  const responder = parseResponderId(takeAny(fields))
  const producedAt = timeOf(take(fields, tag.generalizedTime))
  const responses = childrenOf(take(fields, tag.sequence)).map(parseSingleResponse)
  const extensions = knownExtensions(takeIf(fields, contextConstructed(1)))
  noMore(fields)
  const nonce = extensions.get(extensionOid.ocspNonce)?.value
  return { responder, producedAt, responses, nonce }
}

function parseResponderId(element: DerElement): ResponderId {
  if (element.tag === contextConstructed(1)) return { kind: 'name', name: parseName(only(element)) }
  if (element.tag === contextConstructed(2))
    return { kind: 'key', hash: octetsOf(only(element, tag.octetString)) }
  throw new EdsError('structure', 'The OCSP answer does not say who gave it.')
}

function parseSingleResponse(element: DerElement): SingleResponse {
  const fields = fieldsOf(element)
  const id = parseCertId(take(fields, tag.sequence))
  const state = parseState(takeAny(fields))
  const thisUpdate = timeOf(take(fields, tag.generalizedTime))
  const nextUpdate = takeIf(fields, contextConstructed(0))
  knownExtensions(takeIf(fields, contextConstructed(1)))
  noMore(fields)
  return { id, ...state, thisUpdate, nextUpdate: nextUpdate && timeOf(only(nextUpdate, tag.generalizedTime)) }
}

function parseState(element: DerElement): Pick<SingleResponse, 'status' | 'revokedAt' | 'reason'> {
  if (element.tag === contextConstructed(1)) {
    const fields = fieldsOf(element, contextConstructed(1))
    const revokedAt = timeOf(take(fields, tag.generalizedTime))
    const reason = takeIf(fields, contextConstructed(0))
    noMore(fields)
    return { status: 'revoked', revokedAt, reason: reason ? countOf(only(reason, tag.enumerated)) : 0 }
  }
  const status = element.tag === context(0) ? 'good' : element.tag === context(2) ? 'unknown' : undefined
  if (!status || contentOf(element).length > 0)
    throw new EdsError('structure', `At ${element.start} stands no certificate status.`)
  return { status, revokedAt: undefined, reason: 0 }
}

const understood: ReadonlySet<string> = new Set([extensionOid.ocspNonce])

function knownExtensions(wrapped: DerElement | undefined): Extensions {
  const extensions = wrapped ? parseExtensions(only(wrapped)) : noExtensions
  const unknown = unknownCritical(extensions, understood)
  if (unknown)
    throw new EdsError('structure', `The OCSP answer has the unknown critical extension ${unknown}.`)
  return extensions
}
