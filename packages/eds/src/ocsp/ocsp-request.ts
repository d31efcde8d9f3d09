import {
  childrenOf,
  contextConstructed,
  encodeExplicit,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  fieldsOf,
  noMore,
  only,
  parseDer,
  tag,
  take,
  takeIf,
} from '../der/index.ts'
import { extensionOid, noExtensions, parseExtensions } from '../x509/index.ts'
import { type CertId, encodeCertId, parseCertId } from './cert-id.ts'

export type OcspRequest = { readonly ids: readonly CertId[]; readonly nonce: Uint8Array | undefined }

/** An unsigned request for one or several certificates; the nonce (RFC 9654) ties the answer to it. */
export function encodeOcspRequest(ids: readonly CertId[], nonce?: Uint8Array): Uint8Array {
  const list = encodeSequence(...ids.map((id) => encodeSequence(encodeCertId(id))))
  if (!nonce) return encodeSequence(encodeSequence(list))
  const extension = encodeSequence(
    encodeOid(extensionOid.ocspNonce),
    encodeOctetString(encodeOctetString(nonce)),
  )
  return encodeSequence(encodeSequence(list, encodeExplicit(2, encodeSequence(extension))))
}

/** Reads a request as a responder does; a signature on it is not judged. */
export function parseOcspRequest(der: Uint8Array): OcspRequest {
  const outer = fieldsOf(parseDer(der))
  const fields = fieldsOf(take(outer, tag.sequence))
  takeIf(outer, contextConstructed(0))
  noMore(outer)
  takeIf(fields, contextConstructed(0))
  takeIf(fields, contextConstructed(1))
  const ids = childrenOf(take(fields, tag.sequence)).map((request) =>
    parseCertId(take(fieldsOf(request), tag.sequence)),
  )
  const wrapped = takeIf(fields, contextConstructed(2))
  noMore(fields)
  const extensions = wrapped ? parseExtensions(only(wrapped)) : noExtensions
  return { ids, nonce: extensions.get(extensionOid.ocspNonce)?.value }
}
