import { lookupIndex } from '#platform/crypto'
import { tablesOf } from '../tables.ts'
import type { ActingRoom } from './capacity.ts'
import { confirmMandate, type MandateSignature } from './give-mandate.ts'

/** Finds the signature of a request that counts, or `null` while none does. */
export type FindMandateSignature = (requestId: string) => Promise<Omit<MandateSignature, 'requestId'> | null>

const day = 24 * 60 * 60_000

/**
 * Puts into force whatever mandates have been signed meanwhile: all of them for the worker, because a signature may
 * wait for its authority, or those of one entity when its head comes back from signing.
 */
export async function confirmSignedMandates(
  room: Pick<ActingRoom, 'database' | 'keyring' | 'clock'>,
  find: FindMandateSignature,
  channel: 'portal' | 'worker',
  bin?: string,
): Promise<void> {
  const { database, keyring, clock } = room
  let unsigned = tablesOf(database)
    .selectFrom('mandates')
    .select('signingRequest')
    .where('signedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('createdAt', '>', new Date(clock.now().getTime() - 30 * day))
  if (bin !== undefined)
    unsigned = unsigned.where('binLookup', '=', lookupIndex(keyring, 'accounts.mandates.bin', bin))
  for (const { signingRequest } of await unsigned.execute()) {
    const signature = signingRequest && (await find(signingRequest))
    if (signature) await confirmMandate(room, { requestId: signingRequest, ...signature }, { channel })
  }
}
