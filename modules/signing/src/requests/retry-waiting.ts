import { decryptBlob, decryptField, encryptBlob } from '#platform/crypto'
import { transaction } from '#platform/database'
import type { SigningRoom } from '../signing-room.ts'
import { type SignatureInHand, signaturePlace, tablesOf } from '../tables.ts'
import type { CertificateFacts } from '../verdict/certificate-facts.ts'
import { judgeSignature, type SignatureJudgement } from '../verdict/judge-signature.ts'
import { nextTry } from '../verdict/next-try.ts'
import { moveRequest, recordSigned } from './settle-signature.ts'
import { openStoredRequest, type StoredRequest } from './stored-request.ts'

const atOnce = 20
const requestStates = { passed: 'signed', waiting: 'waiting', refused: 'refused' } as const

/**
 * Judges again what waited long enough for an authority's answer; a step of the worker. Nobody signs again: the
 * signature is the one that was brought. Returns how many were settled.
 */
export async function retryWaitingSignatures(room: SigningRoom): Promise<number> {
  const due = await claimDue(room)
  let settled = 0
  for (const row of due) if (await retry(room, row)) settled++
  return settled
}

/** Takes the due ones and puts their next try off, so that a second worker leaves them alone. */
function claimDue({ database, clock }: SigningRoom): Promise<readonly SignatureInHand[]> {
  const now = clock.now()
  return transaction(database, async (trx) => {
    const due = await tablesOf(trx)
      .selectFrom('signatures')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('nextTryAt', '<=', now)
      .orderBy('nextTryAt')
      .limit(atOnce)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { id, tries } of due)
      await tablesOf(trx)
        .updateTable('signatures')
        .set({ tries: tries + 1, nextTryAt: nextTry(now, tries + 1) })
        .where('id', '=', id)
        .execute()
    return due
  })
}

async function retry(room: SigningRoom, row: SignatureInHand): Promise<boolean> {
  const { manifest, key } = await openStoredRequest(room.database, room, row.requestId)
  const cms = new Uint8Array(decryptBlob(key, signaturePlace(row.id, 'cms'), row.cmsSealed))
  const judgement = await judgeSignature(room, cms, manifest)
  return transaction(room.database, async (trx) => {
    const request = await openStoredRequest(trx, room, row.requestId, 'lock')
    // Given up, or settled by another worker, while the authority was asked.
    if (request.row.state !== 'waiting') return false
    const now = room.clock.now()
    const sealed = signaturePlace(row.id, 'certificate')
    const certificate: CertificateFacts = JSON.parse(decryptField(key, sealed, row.certificateSealed))
    await tablesOf(trx)
      .updateTable('signatures')
      .set({ ...changeOf(room, request, row, judgement), stateAt: now })
      .where('id', '=', row.id)
      .execute()
    const isPassed = judgement.kind === 'passed'
    if (isPassed) await recordSigned(trx, room, request, row.way)
    await moveRequest(trx, room, request, {
      state: requestStates[judgement.kind],
      code: isPassed ? null : judgement.code,
      certificate,
    })
    return judgement.kind !== 'waiting'
  })
}

function changeOf(
  { random }: Pick<SigningRoom, 'random'>,
  { key }: StoredRequest,
  { id }: SignatureInHand,
  judgement: SignatureJudgement,
): Partial<Omit<SignatureInHand, 'id' | 'tries'>> {
  if (judgement.kind === 'refused') return { state: 'refused', code: judgement.code, nextTryAt: null }
  const cmsSealed = encryptBlob(key, signaturePlace(id, 'cms'), Buffer.from(judgement.cms), random)
  if (judgement.kind === 'waiting') return { code: judgement.code, cmsSealed }
  return { state: 'passed', code: null, provenAt: judgement.provenAt, nextTryAt: null, cmsSealed }
}
