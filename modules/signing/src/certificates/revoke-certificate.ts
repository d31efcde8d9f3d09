import { recordOperation } from '#modules/audit'
import type { Told } from '#modules/notifications'
import { type Database, transaction } from '#platform/database'
import type { RevocationReason } from '../outside/authority.ts'
import type { CertificateRoom } from '../signing-room.ts'
import { tablesOf } from '../tables.ts'
import { listCertificates, type OwnCertificate } from './list-certificates.ts'
import { tellOfCertificate } from './tell-of-certificate.ts'

/**
 * - `gone`: no such certificate in this person's name
 * - `unavailable`: the authority does not answer; a key held here is destroyed all the same
 */
export type RevokeAnswer = { readonly kind: 'revoked' | 'gone' | 'unavailable' | 'refused' }

/** Revokes a certificate for good, whoever has its key: at the authority, in the history, and told by every channel. */
export async function revokeCertificate(
  room: CertificateRoom,
  { personId, device }: { readonly personId: string; readonly device: string },
  serialNumber: string,
  reason: RevocationReason,
): Promise<RevokeAnswer> {
  const { certificates } = await listCertificates(room, personId)
  const certificate = certificates.find((one) => one.serialNumber === serialNumber)
  if (!certificate) return { kind: 'gone' }
  if (certificate.state === 'revoked') return { kind: 'revoked' }
  await destroyCloudKey(room.database, personId, serialNumber)
  const asked = room.authority
    ? await room.authority.revoke(serialNumber, reason)
    : { kind: 'unavailable' as const }
  if (asked.kind !== 'done') return { kind: asked.kind }
  const told = await transaction(room.database, (trx) =>
    writeDown(trx, room, { personId, device }, certificate, reason),
  )
  if (told) await room.deliver(told)
  return { kind: 'revoked' }
}

// Whatever the authority answers: a key whose owner does not trust it any more must never sign again.
async function destroyCloudKey(database: Database, personId: string, serialNumber: string): Promise<void> {
  await tablesOf(database)
    .deleteFrom('cloudKeys')
    .where('personId', '=', personId)
    .where('orderId', 'in', (query) =>
      query
        .selectFrom('certificates')
        .select('orderId')
        .where('serialNumber', '=', serialNumber)
        .where('personId', '=', personId),
    )
    .execute()
}

async function writeDown(
  trx: Database,
  room: CertificateRoom,
  { personId, device }: { readonly personId: string; readonly device: string },
  { serialNumber, keyPlace, facts }: OwnCertificate,
  reason: RevocationReason,
): Promise<Told | null> {
  const { clock } = room
  const now = clock.now()
  const changed = await tablesOf(trx)
    .updateTable('certificates')
    .set({ state: 'revoked', revokedAt: now, reason })
    .where('serialNumber', '=', serialNumber)
    .where('personId', '=', personId)
    .where('state', '<>', 'revoked')
    .executeTakeFirst()
  // A second click found it revoked already: nothing is told twice.
  if (keyPlace !== 'elsewhere' && changed.numUpdatedRows === 0n) return null
  await recordOperation(trx, clock, {
    personId,
    operation: 'certificate-revoked',
    by: 'self',
    channel: 'digital-id',
    device,
    result: 'done',
    details: { reason },
  })
  return tellOfCertificate(trx, room, personId, {
    what: 'revoked',
    keyPlace: keyPlace === 'cloud' ? 'cloud' : 'file',
    entity: facts.organization,
    until: new Date(facts.notAfter),
    email: null,
  })
}
