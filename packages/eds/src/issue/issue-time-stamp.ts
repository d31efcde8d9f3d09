import { type CmsSignerDraft, contentTypeOid, signCms } from '../cms/index.ts'
import {
  encode,
  encodeGeneralizedTime,
  encodeInteger,
  encodeNamedBits,
  encodeOid,
  encodeSequence,
  encodeUtf8,
  type Instant,
  tag,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { encodeMessageImprint, type TimeStampRequest } from '../tsp/index.ts'

/** What an authority says in a time stamp; its certificate must be for time stamping alone, and critically so. */
export type TimeStampDraft = {
  readonly policy: string
  readonly serialNumber: Uint8Array
  readonly time: Instant
  /** By how many seconds its clock may be wrong. */
  readonly accuracy?: number
  readonly signer: CmsSignerDraft
}

/** Answers a request with a time stamp (RFC 3161, 2.4.2). */
export async function issueTimeStampResponse(
  { imprint, nonce, wantsCertificate }: TimeStampRequest,
  { policy, serialNumber, time, accuracy, signer }: TimeStampDraft,
): Promise<Uint8Array> {
  if (!imprint.hash) throw new EdsError('algorithm-unsupported', 'The hash of the request is not known.')
  const content = encodeSequence(
    encodeInteger(1),
    encodeOid(policy),
    encodeMessageImprint(imprint.hash, imprint.digest),
    encode(tag.integer, serialNumber),
    encodeGeneralizedTime(time),
    ...(accuracy === undefined ? [] : [encodeSequence(encodeInteger(accuracy))]),
    ...(nonce === undefined ? [] : [encodeInteger(nonce)]),
  )
  const draft = { content, attached: true, contentType: contentTypeOid.timeStamp }
  const token = await signCms(
    draft,
    wantsCertificate ? signer : { ...signer, chain: [], withoutCertificate: true },
  )
  return encodeSequence(encodeSequence(encodeInteger(0)), token)
}

/**
 * Refuses a request: 0 bad algorithm, 2 bad request, 5 bad data format, 15 unaccepted policy, 25 system failure
 * (RFC 3161, 2.4.2).
 */
export function refuseTimeStampRequest(failure: 0 | 2 | 5 | 15 | 25, text: string): Uint8Array {
  const texts = encodeSequence(encodeUtf8(text))
  return encodeSequence(encodeSequence(encodeInteger(2), texts, encodeNamedBits(1 << failure)))
}
