import { encodeSchemeIdentifier, type SigningKey } from '../algorithms/index.ts'
import {
  context,
  contextConstructed,
  encode,
  encodeBitString,
  encodeEnumerated,
  encodeExplicit,
  encodeGeneralizedTime,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  type Instant,
  retag,
} from '../der/index.ts'
import { type CertId, encodeCertId } from '../ocsp/index.ts'
import { encodeExtension, extensionOid } from '../x509/index.ts'

export type SingleResponseDraft = {
  readonly id: CertId
  readonly state: 'good' | 'unknown' | { readonly revokedAt: Instant; readonly reason?: number }
  readonly thisUpdate: Instant
  readonly nextUpdate?: Instant
}

export type OcspResponseDraft = {
  /** SHA-1 of the responder's public key bits. */
  readonly responderKeyHash: Uint8Array
  readonly producedAt: Instant
  readonly responses: readonly SingleResponseDraft[]
  /** The nonce extension of the request, as it was read. */
  readonly nonce?: Uint8Array
  /** Certificates that show who the responder is. */
  readonly certificates: readonly Uint8Array[]
}

/** Issues a signed OCSP answer (RFC 6960, 4.2.1). */
export async function issueOcspResponse(draft: OcspResponseDraft, key: SigningKey): Promise<Uint8Array> {
  const content = encodeSequence(
    encodeExplicit(2, encodeOctetString(draft.responderKeyHash)),
    encodeGeneralizedTime(draft.producedAt),
    encodeSequence(...draft.responses.map(encodeSingle)),
    ...(draft.nonce
      ? [encodeExplicit(1, encodeSequence(encodeExtension(extensionOid.ocspNonce, draft.nonce)))]
      : []),
  )
  const basic = encodeSequence(
    content,
    encodeSchemeIdentifier(key.scheme),
    encodeBitString(await key.sign(content)),
    ...(draft.certificates.length > 0 ? [encodeExplicit(0, encodeSequence(...draft.certificates))] : []),
  )
  const bytes = encodeSequence(encodeOid('1.3.6.1.5.5.7.48.1.1'), encodeOctetString(basic))
  return encodeSequence(encodeEnumerated(0), encodeExplicit(0, bytes))
}

/** An answer without an answer (RFC 6960, 2.3): 1 malformed request, 2 internal error, 3 try later, 6 unauthorised. */
export function refuseOcspRequest(status: 1 | 2 | 3 | 5 | 6): Uint8Array {
  return encodeSequence(encodeEnumerated(status))
}

function encodeSingle({ id, state, thisUpdate, nextUpdate }: SingleResponseDraft): Uint8Array {
  return encodeSequence(
    encodeCertId(id),
    encodeState(state),
    encodeGeneralizedTime(thisUpdate),
    ...(nextUpdate === undefined ? [] : [encodeExplicit(0, encodeGeneralizedTime(nextUpdate))]),
  )
}

function encodeState(state: SingleResponseDraft['state']): Uint8Array {
  if (state === 'good') return encode(context(0))
  if (state === 'unknown') return encode(context(2))
  const reason = state.reason === undefined ? [] : [encodeExplicit(0, encodeEnumerated(state.reason))]
  return retag(contextConstructed(1), encodeSequence(encodeGeneralizedTime(state.revokedAt), ...reason))
}
