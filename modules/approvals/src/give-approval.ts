import { findByIin } from '#modules/accounts'
import { type ApplicationsRoom, holdApplication, makeMove } from '#modules/applications'
import { recordOperation } from '#modules/audit'
import type { Told } from '#modules/notifications'
import { makeManifest, openSigningRequest, readSigningRequest } from '#modules/signing'
import { encryptField, readPersonKey } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import { nextMove, rowsOf } from './approval-door.ts'
import { approvalPaper } from './approval-paper.ts'
import { ApprovalError } from './errors.ts'
import { findOwn } from './own-approval.ts'
import { type ApprovedPart, type Decline, openPart } from './stored-approval.ts'
import { type ApprovalRow, approvalPlace, tablesOf } from './tables.ts'

type Own = { readonly personId: string; readonly applicationId: string }

/** What came of an answer; `told` is for `deliverTold` after the commit. */
export type Answered =
  | { readonly kind: 'answered'; readonly stage: string; readonly told: readonly Told[] }
  /** The signature is not there yet, or still waits for its verdict: nobody has to sign again. */
  | { readonly kind: 'waiting' }

/**
 * Asks a person to sign their part; the browser then goes to `/sign/REQUEST` of Digital ID and comes back to
 * `returnTo`, which calls `settleApproval`.
 *
 *     const { requestId } = await askForApproval(room, { personId, applicationId, language, returnTo })
 */
export async function askForApproval(
  room: ApplicationsRoom,
  asked: Own & { readonly language: Language; readonly returnTo: string },
): Promise<{ readonly requestId: string }> {
  const { row, part } = await openOwn(room, asked)
  const shown = [await approvalPaper(room, { part, row, language: asked.language })]
  const subject = `application:${asked.applicationId}:${row.askedEdition}`
  const manifest = makeManifest({ purpose: 'approval', subject, facts: factsOf(part, row), shown })
  return transaction(room.database, async (trx) => {
    const held = await findOwn(trx, room, asked, 'lock')
    if (held.state !== 'asked' || !held.partHash.equals(row.partHash)) throw new ApprovalError('changed')
    if (held.requestId && (await isAlive({ ...room, database: trx }, held.requestId)))
      return { requestId: held.requestId }
    const { requestId } = await openSigningRequest(trx, room, {
      ...{ personId: asked.personId, purpose: 'approval', subject, manifest, shown },
      signer: { iin: part.iin, needs: 'individual' },
      returnTo: asked.returnTo,
      minutes: 60,
    })
    await tablesOf(trx)
      .updateTable('approvals')
      .set({ requestId, manifestSha256: manifest.sha256 })
      .where('id', '=', row.id)
      .execute()
    return { requestId }
  })
}

/**
 * Takes an approval whose signature counts, and moves the application when it was the first or the last one. The same
 * request again has the same answer. The page that a signer comes back to calls it, and so does the worker.
 */
export function settleApproval(room: ApplicationsRoom, requestId: string): Promise<Answered> {
  return transaction(room.database, async (trx) => {
    const found = await findByRequest(trx, requestId)
    if (!found) throw new ApprovalError('changed')
    // The application is held before its people, as every move does.
    const { stage } = await holdApplication(trx, room, found.applicationId)
    const row = await findByRequest(trx, requestId, 'lock')
    if (!row) throw new ApprovalError('changed')
    if (row.state === 'approved') return { kind: 'answered', stage, told: [] }
    if (row.state !== 'asked') throw new ApprovalError(row.state === 'declined' ? 'answered' : 'over')
    const signature = await room.doors.signature(trx, requestId)
    if (!signature) return { kind: 'waiting' }
    const part = openPart(await readPersonKey(trx, room.keyring, row.keyId), row)
    if (signature.sha256 !== row.manifestSha256 || signature.iin !== part.iin)
      throw new ApprovalError('changed')
    await answer(trx, row, { state: 'approved', stateAt: room.clock.now() })
    await record(trx, room, row, part, 'application-approved')
    return follow(trx, room, row.applicationId, stage, nextMove(await rowsOf(trx, row.applicationId)))
  })
}

/** A person declines their part, and says why. No signature is needed to say no. */
export function declineApproval(
  room: ApplicationsRoom,
  asked: Own & { readonly decline: Decline },
): Promise<Answered> {
  return transaction(room.database, async (trx) => {
    const { stage } = await holdApplication(trx, room, asked.applicationId)
    const row = await findOwn(trx, room, asked, 'lock')
    if (row.state === 'declined') return { kind: 'answered', stage, told: [] }
    if (row.state !== 'asked') throw new ApprovalError(row.state === 'approved' ? 'answered' : 'over')
    const key = await readPersonKey(trx, room.keyring, row.keyId)
    const sealed = JSON.stringify(asked.decline)
    const declineSealed = encryptField(key, approvalPlace(row.id, 'decline'), sealed, room.random)
    await answer(trx, row, { state: 'declined', stateAt: room.clock.now(), declineSealed, requestId: null })
    await record(trx, room, row, openPart(key, row), 'application-declined')
    return follow(trx, room, row.applicationId, stage, 'one-declined')
  })
}

/** The worker's part: approvals whose signature counts although nobody came back to the page. */
export async function settleWaitingApprovals(
  room: ApplicationsRoom,
  onFault: (error: unknown) => void,
): Promise<number> {
  const waiting = await tablesOf(room.database)
    .selectFrom('approvals')
    .select('requestId')
    .where('state', '=', 'asked')
    .where('requestId', 'is not', null)
    .orderBy('askedAt')
    .limit(100)
    .execute()
  let settled = 0
  for (const { requestId } of waiting) {
    try {
      if (requestId && (await settleApproval(room, requestId)).kind === 'answered') settled += 1
    } catch (error) {
      if (!(error instanceof ApprovalError)) onFault(error)
    }
  }
  return settled
}

/** A request that may still be signed, or was: nobody is asked a second time beside it. */
async function isAlive(room: ApplicationsRoom, requestId: string): Promise<boolean> {
  const { state } = await readSigningRequest(room, requestId)
  return state !== 'cancelled' && state !== 'expired'
}

async function openOwn(
  room: ApplicationsRoom,
  own: Own,
): Promise<{ readonly row: ApprovalRow; readonly part: ApprovedPart }> {
  const row = await findOwn(room.database, room, own)
  if (row.state === 'ended') throw new ApprovalError('over')
  if (row.state !== 'asked') throw new ApprovalError('answered')
  return { row, part: openPart(await readPersonKey(room.database, room.keyring, row.keyId), row) }
}

/** What is signed: one's own rows, the reason, the payer and the edition; nothing of anybody else. */
function factsOf({ iin, rows, reason, payer, service, number }: ApprovedPart, row: ApprovalRow) {
  const own = rows.map(({ id, period, knp, paid, refund, reference }) => ({
    ...{ id, period, knp, paid, refund, reference },
  }))
  return { service, number, edition: row.askedEdition, iin, payer: payer?.id ?? null, reason, rows: own }
}

async function follow(
  trx: Database,
  room: ApplicationsRoom,
  applicationId: string,
  stage: string,
  move: string | null,
): Promise<Answered> {
  if (!move) return { kind: 'answered', stage, told: [] }
  const by = { kind: 'system', name: 'approvals' } as const
  const made = await makeMove({ ...room, database: trx }, { applicationId, expectedMoves: null, move, by })
  // The stage may take no notice of one more answer: it already waits for the rest, or for the applicant.
  if (made.kind === 'refused') return { kind: 'answered', stage, told: [] }
  return { kind: 'answered', stage: made.stage, told: made.told }
}

async function answer(trx: Database, row: ApprovalRow, values: Partial<ApprovalRow>) {
  await tablesOf(trx).updateTable('approvals').set(values).where('id', '=', row.id).execute()
}

async function record(
  trx: Database,
  room: ApplicationsRoom,
  row: ApprovalRow,
  part: ApprovedPart,
  operation: 'application-approved' | 'application-declined',
) {
  const personId = await findByIin(trx, room.keyring, part.iin)
  if (!personId) return
  await recordOperation(trx, room.clock, {
    ...{ personId, operation, by: 'self', channel: 'portal', result: 'done' },
    details: { case: part.number, attempt: row.askedEdition },
  })
}

function findByRequest(database: Database, requestId: string, lock?: 'lock') {
  return tablesOf(database)
    .selectFrom('approvals')
    .selectAll()
    .where('requestId', '=', requestId)
    .$if(lock === 'lock', (query) => query.forUpdate())
    .executeTakeFirst()
}
