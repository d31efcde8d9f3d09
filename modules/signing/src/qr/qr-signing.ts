import { createHash, createHmac } from 'node:crypto'
import { equalSecrets, randomToken } from '#platform/crypto'
import { readSigningRequest, type SigningRequest } from '../requests/read-request.ts'
import type { SigningRoom } from '../signing-room.ts'
import { type QrState, tablesOf } from '../tables.ts'

/** A code that was offered: shown once, stored nowhere in the open. */
export type QrOffer = { readonly token: string; readonly expiresAt: Date }

const minutes = 5

/**
 * Makes a code by which a phone may take the request up. Codes made before it no longer work. The caller has made sure
 * that whoever asks is the person who is to sign.
 *
 * @example const { token, expiresAt } = await offerQrSigning(room, requestId)
 */
export async function offerQrSigning(room: SigningRoom, request: SigningRequest): Promise<QrOffer> {
  const { database, clock, random } = room
  const token = randomToken(random)
  const now = clock.now()
  const expiresAt = new Date(Math.min(now.getTime() + minutes * 60_000, request.expiresAt.getTime()))
  await tablesOf(database).deleteFrom('qrSignings').where('requestId', '=', request.requestId).execute()
  await tablesOf(database)
    .insertInto('qrSignings')
    .values({
      id: random.uuid(),
      requestId: request.requestId,
      tokenHash: hashOf(token),
      state: 'offered',
      createdAt: now,
      expiresAt,
      stateAt: now,
    })
    .execute()
  return { token, expiresAt }
}

/** A code that a phone has scanned, with what is asked. */
export type QrSigning = {
  readonly request: SigningRequest
  readonly state: QrState
  readonly expiresAt: Date
}

/**
 * What a code leads to; `null` for one that was never made, has run out, was used or given up, or whose request is over:
 * from outside they are all the same.
 */
export async function findQrSigning(room: SigningRoom, token: string): Promise<QrSigning | null> {
  const row = await tablesOf(room.database)
    .selectFrom('qrSignings')
    .select(['requestId', 'state', 'expiresAt'])
    .where('tokenHash', '=', hashOf(token))
    .where('state', 'in', ['offered', 'opened'])
    .where('expiresAt', '>', room.clock.now())
    .executeTakeFirst()
  if (!row) return null
  const request = await readSigningRequest(room, row.requestId)
  const isOpen = request.state === 'open' || request.state === 'refused'
  return isOpen ? { request, state: row.state, expiresAt: row.expiresAt } : null
}

/** Where a code stands for the page that shows it: also when it is over. */
export async function qrStateOf(room: SigningRoom, token: string): Promise<QrState | 'expired'> {
  const row = await tablesOf(room.database)
    .selectFrom('qrSignings')
    .select(['state', 'expiresAt'])
    .where('tokenHash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row) return 'expired'
  const isOver = row.expiresAt <= room.clock.now() && row.state !== 'used' && row.state !== 'cancelled'
  return isOver ? 'expired' : row.state
}

/** Notes what the phone did; a code that is over stays as it is. */
export async function markQrSigning(
  { database, clock }: SigningRoom,
  token: string,
  state: Exclude<QrState, 'offered'>,
): Promise<void> {
  await tablesOf(database)
    .updateTable('qrSignings')
    .set({ state, stateAt: clock.now() })
    .where('tokenHash', '=', hashOf(token))
    .where('state', 'in', ['offered', 'opened'])
    .execute()
}

/** What the phone shows to be given the documents: derived, so that nothing more has to be kept. */
export function qrBearer(token: string): string {
  return createHmac('sha256', token).update('senim qr signing: documents').digest('base64url')
}

export function isQrBearer(token: string, shown: string): boolean {
  return equalSecrets(qrBearer(token), shown)
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
