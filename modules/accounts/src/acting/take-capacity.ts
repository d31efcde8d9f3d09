import { recordOperation } from '#modules/audit'
import { encryptField, readPersonKey, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Origin } from '../change-account.ts'
import type { Session } from '../sessions.ts'
import { tablesOf } from '../tables.ts'
import {
  type ActingRoom,
  type Capacity,
  type CapacityObstacle,
  type CapacityOffer,
  entityPlace,
} from './capacity.ts'
import { capacityOf } from './capacity-of.ts'
import { listCapacities } from './list-capacities.ts'

/** In whose name: one's own, an entity or one's enterprise by BIN or IIN, or an entity by a mandate. */
export type CapacityChoice =
  | { readonly kind: 'self' }
  | { readonly kind: 'own'; readonly bin: string }
  | { readonly kind: 'mandate'; readonly mandateId: string }

export type CapacityTaking =
  | { readonly kind: 'taken'; readonly capacity: Capacity }
  | { readonly kind: 'refused'; readonly obstacles: readonly CapacityObstacle[] }

type ActingSession = Pick<Session, 'id' | 'personId'>

/** Acts in another name from now on, if certificate, mandate and registry allow it at this moment. */
export async function takeCapacity(
  room: ActingRoom,
  session: ActingSession,
  choice: CapacityChoice,
  origin: Origin,
): Promise<CapacityTaking> {
  if (choice.kind === 'self') return leaveCapacity(room, session, origin)
  const { offers, obstacles } = await listCapacities(room, session)
  const offer = offers.find((one) => isChosen(one, choice))
  if (!offer) return { kind: 'refused', obstacles }
  await transaction(room.database, (trx) => keepCapacity(trx, room, session, offer, origin))
  return { kind: 'taken', capacity: await capacityOf(room, session) }
}

/**
 * Asks anew whether this session may still act as it does, for moments that count: a head may have changed since the
 * morning. Returns the capacity, which is one's own when the other is over.
 */
export async function confirmCapacity(
  room: ActingRoom,
  session: ActingSession,
  origin: Origin,
): Promise<CapacityTaking> {
  const capacity = await capacityOf(room, session)
  if (capacity.kind === 'self') return { kind: 'taken', capacity }
  const { offers, obstacles } = await listCapacities(room, session)
  const choice = choiceOf(capacity)
  if (offers.some((one) => isChosen(one, choice))) return { kind: 'taken', capacity }
  // A registry that is silent takes nothing away; it only does not confirm.
  if (!obstacles.some(({ reason }) => reason === 'registry-silent'))
    await leaveCapacity(room, session, origin)
  return { kind: 'refused', obstacles }
}

function choiceOf(capacity: Exclude<Capacity, { kind: 'self' }>): CapacityChoice {
  if (capacity.kind === 'sole-proprietor') return { kind: 'own', bin: capacity.iin }
  const { mandate, bin } = capacity
  return mandate ? { kind: 'mandate', mandateId: mandate.id } : { kind: 'own', bin }
}

function isChosen({ bin, mandate }: CapacityOffer, choice: CapacityChoice): boolean {
  if (choice.kind === 'own') return mandate === null && bin === choice.bin
  return choice.kind === 'mandate' && mandate?.id === choice.mandateId
}

async function leaveCapacity(
  { database, clock }: ActingRoom,
  { id, personId }: ActingSession,
  origin: Origin,
): Promise<CapacityTaking> {
  await transaction(database, async (trx) => {
    const left = await tablesOf(trx)
      .deleteFrom('capacities')
      .where('sessionId', '=', id)
      .returning('sessionId')
      .execute()
    if (left.length > 0)
      await recordOperation(trx, clock, {
        personId,
        operation: 'capacity-left',
        by: 'self',
        ...origin,
        result: 'done',
      })
  })
  return { kind: 'taken', capacity: { kind: 'self' } }
}

async function keepCapacity(
  trx: Database,
  { keyring, clock }: ActingRoom,
  { id, personId }: ActingSession,
  { kind, bin, name, mandate }: CapacityOffer,
  origin: Origin,
): Promise<void> {
  const key = await readPersonKey(trx, keyring, personId)
  const row = {
    sessionId: id,
    kind,
    mandateId: mandate?.id ?? null,
    entitySealed: encryptField(key, entityPlace(id), JSON.stringify({ bin, name }), systemRandom),
    since: clock.now(),
  }
  await tablesOf(trx)
    .insertInto('capacities')
    .values(row)
    .onConflict((conflict) => conflict.column('sessionId').doUpdateSet(row))
    .execute()
  await recordOperation(trx, clock, {
    personId,
    operation: 'capacity-taken',
    by: 'self',
    ...origin,
    result: 'done',
    details: { method: mandate ? 'mandate' : kind },
  })
}
