import { recordOperation } from '#modules/audit'
import { encryptBlob, encryptField } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { SigningRoom } from '../signing-room.ts'
import { type RequestState, requestPlace, type SigningWay, signaturePlace, tablesOf } from '../tables.ts'
import type { CertificateFacts } from '../verdict/certificate-facts.ts'
import type { SignatureJudgement } from '../verdict/judge-signature.ts'
import { nextTry } from '../verdict/next-try.ts'
import { isWaiting, type RefusalCode, type SigningCode } from '../verdict/signing-code.ts'
import type { SignatureAnswer } from './accept-signature.ts'
import { lastCertificate, type StoredRequest, stateAt } from './stored-request.ts'

type Room = Pick<SigningRoom, 'clock' | 'random'>

const closedCodes: Readonly<Partial<Record<RequestState, RefusalCode>>> = {
  signed: 'already-signed',
  waiting: 'already-signed',
  cancelled: 'request-cancelled',
  expired: 'request-expired',
}

/** The answer to a signature of a request that needs none any more; `null` while it does. */
export async function standingAnswer(
  database: Database,
  request: StoredRequest,
  received: Buffer,
  now: Date,
): Promise<SignatureAnswer | null> {
  const code = closedCodes[stateAt(request.row, now)]
  if (!code) return null
  const row = await tablesOf(database)
    .selectFrom('signatures')
    .select(['receivedSha256', 'state', 'code', 'provenAt'])
    .where('requestId', '=', request.row.id)
    .where('state', 'in', ['waiting', 'passed'])
    .executeTakeFirst()
  if (row?.receivedSha256.equals(received)) {
    if (row.state === 'passed' && row.provenAt) return { state: 'signed', signedAt: row.provenAt }
    if (row.code && isWaiting(row.code)) return { state: 'waiting', code: row.code }
  }
  return { state: 'refused', code, certificate: lastCertificate(request) }
}

/** Writes down why a signature was turned down; the request stays open for another. */
export function keepRefusal(
  trx: Database,
  room: Room,
  request: StoredRequest,
  { code, certificate }: { readonly code: RefusalCode; readonly certificate: CertificateFacts | null },
): Promise<void> {
  return moveRequest(trx, room, request, { state: 'refused', code, certificate })
}

export type BroughtSignature = {
  readonly judgement: Exclude<SignatureJudgement, { readonly kind: 'refused' }>
  readonly certificate: CertificateFacts
  readonly way: SigningWay
  readonly received: Buffer
}

/** Keeps a signature that counts or may come to count, and moves its request. */
export async function keepSignature(
  trx: Database,
  room: Room,
  request: StoredRequest,
  { judgement, certificate, way, received }: BroughtSignature,
): Promise<void> {
  const { clock, random } = room
  const { row, key } = request
  const id = random.uuid()
  const now = clock.now()
  const isPassed = judgement.kind === 'passed'
  const facts = JSON.stringify(certificate)
  await tablesOf(trx)
    .insertInto('signatures')
    .values({
      id,
      requestId: row.id,
      personId: row.personId,
      way,
      receivedSha256: received,
      cmsSealed: encryptBlob(key, signaturePlace(id, 'cms'), Buffer.from(judgement.cms), random),
      certificateSealed: encryptField(key, signaturePlace(id, 'certificate'), facts, random),
      state: isPassed ? 'passed' : 'waiting',
      code: isPassed ? null : judgement.code,
      receivedAt: now,
      provenAt: isPassed ? judgement.provenAt : null,
      nextTryAt: isPassed ? null : nextTry(now, 0),
      stateAt: now,
    })
    .execute()
  if (isPassed) await recordSigned(trx, room, request, way)
  const code = isPassed ? null : judgement.code
  await moveRequest(trx, room, request, { state: isPassed ? 'signed' : 'waiting', code, certificate })
}

export async function recordSigned(
  trx: Database,
  { clock }: Pick<Room, 'clock'>,
  { row }: Pick<StoredRequest, 'row'>,
  way: SigningWay,
): Promise<void> {
  await recordOperation(trx, clock, {
    personId: row.personId,
    operation: 'document-signed',
    by: 'self',
    channel: 'digital-id',
    result: 'done',
    details: { purpose: row.purpose, method: way },
  })
}

export async function moveRequest(
  trx: Database,
  { clock, random }: Room,
  { row, key }: Pick<StoredRequest, 'row' | 'key'>,
  {
    state,
    code,
    certificate,
  }: {
    readonly state: RequestState
    readonly code: SigningCode | null
    readonly certificate: CertificateFacts | null
  },
): Promise<void> {
  const place = requestPlace(row.id, 'certificate')
  await tablesOf(trx)
    .updateTable('requests')
    .set({
      state,
      code,
      certificateSealed: certificate && encryptField(key, place, JSON.stringify(certificate), random),
      stateAt: clock.now(),
    })
    .where('id', '=', row.id)
    .execute()
}
