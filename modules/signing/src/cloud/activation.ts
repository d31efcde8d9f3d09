import {
  type Caller,
  type OwnerVideoAnswer,
  startOwnerVideo,
  takeOwnerVideo,
} from '#modules/identity-proofing'
import { type Database, transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import { sha256Of } from '../requests/manifest.ts'
import { openStoredRequest, stateAt } from '../requests/stored-request.ts'
import type { CertificateRoom } from '../signing-room.ts'
import { type ActivationRow, tablesOf } from '../tables.ts'
import { cloudCertificatesFor } from './cloud-certificates.ts'

/** How long a key may be used once its owner was identified and has typed the code. */
export const activationMinutes = 5

export type Asking = {
  readonly personId: string
  readonly requestId: string
  readonly certificateId: string
  readonly language: Language
}

/**
 * Begins the identification for one signature with one key of the cloud: a code by SMS, then a fresh video. The
 * activation names the manifest by its hash from the start. `gone`: nothing to sign, or not with that key.
 */
export async function askActivation(
  room: CertificateRoom,
  { personId, requestId, certificateId, language }: Asking,
  caller: Caller,
): Promise<OwnerVideoAnswer | { readonly kind: 'gone' }> {
  const { database, clock, random } = room
  const request = await openStoredRequest(database, room, requestId)
  const state = stateAt(request.row, clock.now())
  if (request.row.personId !== personId || (state !== 'open' && state !== 'refused')) return { kind: 'gone' }
  const usable = await cloudCertificatesFor(room, { personId, signer: request.signer })
  if (!usable.some((one) => one.certificateId === certificateId)) return { kind: 'gone' }
  const started = await startOwnerVideo(room.proofing, { personId, purpose: 'signature', language }, caller)
  if (started.kind !== 'started') return started
  await tablesOf(database)
    .insertInto('activations')
    .values({
      id: random.uuid(),
      personId,
      requestId,
      certificateId,
      manifestSha256: sha256Of(request.manifest),
      journeyId: started.journeyId,
      state: 'asked',
      createdAt: clock.now(),
      grantedAt: null,
      expiresAt: null,
      usedAt: null,
    })
    .execute()
  return started
}

/** An activation that may be used now. */
export type Activation = {
  readonly activationId: string
  readonly sha256: string
  readonly expiresAt: Date
}

/** Grants the activation whose code and video have just passed in this browser; `null` if they have not. */
export function grantActivation(
  room: CertificateRoom,
  { personId, requestId, token }: { personId: string; requestId: string; token: string },
): Promise<Activation | null> {
  const { clock } = room
  return transaction(room.database, async (trx) => {
    const row = await newest(trx, personId, requestId)
    if (!row) return null
    const now = clock.now()
    if (row.state === 'granted' && row.expiresAt && row.expiresAt > now) return viewOf(row, row.expiresAt)
    if (row.state !== 'asked') return null
    const wanted = { personId, purpose: 'signature', journeyId: row.journeyId } as const
    if (!(await takeOwnerVideo(room.proofing, trx, token, wanted))) return null
    const expiresAt = new Date(now.getTime() + activationMinutes * 60_000)
    await tablesOf(trx)
      .updateTable('activations')
      .set({ state: 'granted', grantedAt: now, expiresAt })
      .where('id', '=', row.id)
      .execute()
    return viewOf(row, expiresAt)
  })
}

/**
 * Uses an activation up: from here on it opens nothing any more, whatever comes of the signature. `null` unless it was
 * granted, is in time, and names exactly this manifest.
 */
export function spendActivation(
  room: Pick<CertificateRoom, 'database' | 'clock'>,
  spent: { personId: string; requestId: string; activationId: string; manifest: Uint8Array },
): Promise<{ readonly certificateId: string } | null> {
  const { clock } = room
  return transaction(room.database, async (trx) => {
    const row = await newest(trx, spent.personId, spent.requestId)
    const now = clock.now()
    if (row?.id !== spent.activationId || row.state !== 'granted') return null
    if (!row.expiresAt || row.expiresAt <= now) return null
    if (!row.manifestSha256.equals(sha256Of(spent.manifest))) return null
    await tablesOf(trx)
      .updateTable('activations')
      .set({ state: 'used', usedAt: now })
      .where('id', '=', row.id)
      .execute()
    return { certificateId: row.certificateId }
  })
}

// A newer one takes the place of every earlier one of the same request.
function newest(trx: Database, personId: string, requestId: string): Promise<ActivationRow | undefined> {
  return tablesOf(trx)
    .selectFrom('activations')
    .selectAll()
    .where('requestId', '=', requestId)
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

function viewOf({ id, manifestSha256 }: ActivationRow, expiresAt: Date): Activation {
  return { activationId: id, sha256: manifestSha256.toString('hex'), expiresAt }
}
