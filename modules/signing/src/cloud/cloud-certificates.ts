import { type OwnCertificate, readOwn } from '../certificates/list-certificates.ts'
import type { SigningRequest } from '../requests/read-request.ts'
import { signerFault } from '../requests/signer-rule.ts'
import type { CertificateRoom } from '../signing-room.ts'
import { tablesOf } from '../tables.ts'

/** A key of the cloud that may sign a request. */
export type CloudCertificate = Pick<OwnCertificate, 'serialNumber' | 'facts'> & {
  readonly certificateId: string
}

/**
 * The cloud keys with which the person who was asked could sign this request: good, in time, of the kind that is asked
 * for, and still held here.
 */
export async function cloudCertificatesFor(
  { database, keyring, clock }: Pick<CertificateRoom, 'database' | 'keyring' | 'clock'>,
  { personId, signer }: Pick<SigningRequest, 'personId' | 'signer'>,
): Promise<readonly CloudCertificate[]> {
  const own = await readOwn(database, keyring, personId)
  const held = await tablesOf(database)
    .selectFrom('cloudKeys')
    .select('orderId')
    .where('personId', '=', personId)
    .execute()
  const heldOrders = new Set(held.map(({ orderId }) => orderId))
  const now = clock.now()
  return own
    .filter(
      ({ row, facts }) =>
        heldOrders.has(row.orderId) &&
        row.state === 'good' &&
        row.notAfter > now &&
        signerFault(facts, signer) === null,
    )
    .map(({ row, facts }) => ({ certificateId: row.id, serialNumber: row.serialNumber, facts }))
}
