import { transaction } from '#platform/database'
import type { SigningRoom } from '../signing-room.ts'
import type { SigningWay } from '../tables.ts'
import { type CertificateFacts, certificateFacts } from '../verdict/certificate-facts.ts'
import { judgeSignature } from '../verdict/judge-signature.ts'
import { readSignature } from '../verdict/read-signature.ts'
import type { RefusalCode, WaitingCode } from '../verdict/signing-code.ts'
import { sha256Of } from './manifest.ts'
import { keepRefusal, keepSignature, standingAnswer } from './settle-signature.ts'
import { openStoredRequest } from './stored-request.ts'

/** What came of a signature that was brought. */
export type SignatureAnswer =
  | { readonly state: 'signed'; readonly signedAt: Date }
  /** Kept, and looked at again by the worker: nobody has to sign again. */
  | { readonly state: 'waiting'; readonly code: WaitingCode }
  /** Another signature may be brought, unless the request itself is over. */
  | { readonly state: 'refused'; readonly code: RefusalCode; readonly certificate: CertificateFacts | null }

/**
 * Takes a signature of a request: DER, PEM or base64. It counts if it is one CMS over exactly the manifest, by the
 * person who was asked, TOTAL_PASSED and under a trusted time stamp. The same signature brought again has the same
 * answer, and a request is signed once.
 *
 * @example const answer = await acceptSignature(room, requestId, cms, { way: 'ncalayer' })
 */
export async function acceptSignature(
  room: SigningRoom,
  requestId: string,
  bytes: Uint8Array,
  { way }: { readonly way: SigningWay },
): Promise<SignatureAnswer> {
  const { database, clock } = room
  const request = await openStoredRequest(database, room, requestId)
  const standing = await standingAnswer(database, request, sha256Of(bytes), clock.now())
  if (standing) return standing
  const read = readSignature(bytes, request.manifest, request.signer)
  const certificate = read.certificate && certificateFacts(read.certificate)
  const judgement = read.kind === 'read' ? await judgeSignature(room, read.cms, request.manifest) : read
  return transaction(database, async (trx) => {
    const locked = await openStoredRequest(trx, room, requestId, 'lock')
    const meanwhile = await standingAnswer(trx, locked, sha256Of(bytes), clock.now())
    if (meanwhile) return meanwhile
    if (judgement.kind === 'refused' || !certificate) {
      const code = judgement.kind === 'refused' ? judgement.code : 'certificate-missing'
      await keepRefusal(trx, room, locked, { code, certificate })
      return { state: 'refused', code, certificate }
    }
    await keepSignature(trx, room, locked, { judgement, certificate, way, received: sha256Of(bytes) })
    return judgement.kind === 'passed'
      ? { state: 'signed', signedAt: judgement.provenAt }
      : { state: 'waiting', code: judgement.code }
  })
}
