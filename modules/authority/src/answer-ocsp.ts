import {
  type CertId,
  isIssuedBy,
  issueOcspResponse,
  type OcspRequest,
  orIfUnsound,
  parseOcspRequest,
  platformCrypto,
  refuseOcspRequest,
  type SingleResponseDraft,
} from '#eds'
import { keyIdentifier, wholeSecond } from './certificate-draft.ts'
import type { Authority } from './open-authority.ts'
import { ownService } from './own-service.ts'
import { reasonNumber } from './revocation-reason.ts'

const refusal = { malformed: 1, unauthorized: 6 } as const
const mostQuestions = 50
// RFC 9654, 2.1: 1 to 128 octets, in their OCTET STRING.
const longestNonce = 131
const answerLife = 60 * 60_000

/** Answers an OCSP request (RFC 6960); bytes that are none get a refusal, which is an answer too. */
export async function answerOcsp(authority: Authority, request: Uint8Array): Promise<Uint8Array> {
  const asked = orIfUnsound(() => parseOcspRequest(request), undefined)
  if (!asked || !isAnswerable(asked)) return refuseOcspRequest(refusal.malformed)
  const crypto = platformCrypto()
  for (const id of asked.ids)
    if (!(await isIssuedBy(id, authority.issuing, crypto))) return refuseOcspRequest(refusal.unauthorized)
  const { certificate, key } = await ownService(authority, 'ocsp')
  const now = wholeSecond(authority.clock.now())
  return issueOcspResponse(
    {
      responderKeyHash: keyIdentifier(certificate.publicKey.bits),
      producedAt: now,
      responses: asked.ids.map((id) => responseTo(authority, id, now)),
      ...(asked.nonce ? { nonce: asked.nonce } : {}),
      certificates: [certificate.der],
    },
    key,
  )
}

function isAnswerable({ ids, nonce }: OcspRequest): boolean {
  return ids.length > 0 && ids.length <= mostQuestions && (nonce?.length ?? 0) <= longestNonce
}

function responseTo({ ledger }: Authority, id: CertId, now: number): SingleResponseDraft {
  const record = ledger.find(id.serialNumber)
  const times = { thisUpdate: now, nextUpdate: now + answerLife }
  if (!record) return { id, state: 'unknown', ...times }
  if (record.state === 'good') return { id, state: 'good', ...times }
  const revokedAt = wholeSecond(new Date(record.since ?? record.issuedAt))
  return { id, state: { revokedAt, ...reasonNumber(record.reason) }, ...times }
}
