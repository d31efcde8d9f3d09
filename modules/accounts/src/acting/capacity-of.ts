import { decryptField, readPersonKey } from '#platform/crypto'
import type { Session } from '../sessions.ts'
import { tablesOf } from '../tables.ts'
import { type ActingRoom, type Capacity, entityPlace } from './capacity.ts'
import { isInForce } from './mandate.ts'

const self: Capacity = { kind: 'self' }

/**
 * In whose name this session acts. A mandate that ended or was revoked leaves the person acting for themselves. The
 * registry is not asked here: `confirmCapacity` does it before a move that counts.
 *
 * @example const capacity = await capacityOf(room, session); if (capacity.kind === 'legal-entity') capacity.bin
 */
export async function capacityOf(
  { database, keyring, clock }: Pick<ActingRoom, 'database' | 'keyring' | 'clock'>,
  { id, personId }: Pick<Session, 'id' | 'personId'>,
): Promise<Capacity> {
  const row = await tablesOf(database)
    .selectFrom('capacities')
    .leftJoin('mandates', 'mandates.id', 'capacities.mandateId')
    .select(['kind', 'mandateId', 'entitySealed', 'capacities.since as takenAt'])
    .select(['signedAt', 'revokedAt', 'mandates.since', 'until', 'services'])
    .where('sessionId', '=', id)
    .executeTakeFirst()
  if (!row) return self
  const key = await readPersonKey(database, keyring, personId)
  const { bin, name } = JSON.parse(decryptField(key, entityPlace(id), row.entitySealed))
  if (row.kind === 'sole-proprietor') return { kind: 'sole-proprietor', iin: bin, name, since: row.takenAt }
  if (row.mandateId === null)
    return { kind: 'legal-entity', bin, name, since: row.takenAt, by: 'first-head', mandate: null }
  const { since, until, services, signedAt, revokedAt } = row
  if (since === null || until === null || !isInForce({ since, until, signedAt, revokedAt }, clock.now()))
    return self
  const mandate = { id: row.mandateId, services: services ?? [] }
  return { kind: 'legal-entity', bin, name, since: row.takenAt, by: 'mandate', mandate }
}
