import type { Instant } from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import {
  type BasicOcspResponse,
  isFresh,
  type OcspReason,
  type OcspResponse,
  parseOcspResponse,
  verifyOcspResponse,
} from '../ocsp/index.ts'
import { type Certificate, parseCertificate } from '../x509/index.ts'
import { bytesAt, bytesListAt, inputRecord, instantAt, readable } from './input.ts'

export type OcspAnswer = {
  readonly accept: boolean
  readonly status: 'good' | 'revoked' | 'unknown' | null
  readonly reason: OcspReason | 'out-of-date' | null
}

/** What `senim eds ocsp --help` prints. */
export const ocspHelp = `senim eds ocsp --batch
Judges an OCSP answer by RFC 6960: who signed it, and whether they may.
Batch input   {"response": DER, "anchor": CERTIFICATE, "untrusted"?: CERTIFICATE | [CERTIFICATE, …], "at"?: TIME}
  response    base64 of DER
  anchor      a trusted certificate, root or not; base64 of DER, or PEM
  untrusted   certificates that may help to find who signed
Output        {"accept": true|false, "status": "good"|"revoked"|"unknown"|null, "reason": CODE|null}
  accept  the answer is authentic; status is then what it says of the (first) certificate
  reason  malformed not-successful no-answer responder-unknown algorithm-unsupported algorithm-weak signature-invalid
          responder-not-authorised responder-not-trusted nonce-mismatch; out-of-date: authentic, but not for that time
Errors        bad-input bad-text der-… structure (of the anchor)
`

/** `senim eds ocsp`: is this answer authentic, and what does it say? */
export async function ocspCommand(input: unknown, now: Instant): Promise<OcspAnswer> {
  const fields = inputRecord(input, 'an object {"response", "anchor", "at"}')
  const at = instantAt(fields, 'at', now)
  const anchors = bytesListAt(fields, 'anchor').map(parseCertificate)
  if (anchors.length === 0) throw new EdsError('bad-input', '"anchor" is missing. Give a certificate.')
  const response = readResponse(bytesAt(fields, 'response'))
  if (!response) return { accept: false, status: null, reason: 'malformed' }
  if (response.status !== 'successful') return { accept: false, status: null, reason: 'not-successful' }
  const others = readable(bytesListAt(fields, 'untrusted'), parseCertificate)
  return judge(response.basic, anchors, others, at)
}

async function judge(
  basic: BasicOcspResponse,
  anchors: readonly Certificate[],
  others: readonly Certificate[],
  at: Instant,
): Promise<OcspAnswer> {
  const verdict = await verifyOcspResponse(basic, { pool: { anchors, others }, settings: { at } })
  const [first] = basic.responses
  if (!verdict.accept || !first)
    return { accept: false, status: null, reason: verdict.accept ? 'no-answer' : verdict.reason }
  return { accept: true, status: first.status, reason: isFresh(first, at) ? null : 'out-of-date' }
}

function readResponse(der: Uint8Array): OcspResponse | undefined {
  return readable([der], parseOcspResponse)[0]
}
