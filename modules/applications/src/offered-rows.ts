import type { OfferedRow, Service } from '#modules/service-kit'
import type { Database } from '#platform/database'
import type { ApplicationsRoom } from './applications-room.ts'
import { takenRows } from './claims.ts'
import type { PersonRef } from './person-ref.ts'

/**
 * The rows of the registry that this payer may choose from, each marked when it is refunded already or asked for in
 * another application; null when the registry is silent.
 */
export async function offerRows(
  room: ApplicationsRoom,
  person: PersonRef,
  asked: {
    readonly service: Service
    readonly applicationId: string
    readonly payer: string
    readonly ids?: readonly string[]
  },
): Promise<readonly OfferedRow[] | null> {
  const knps = await offeredPurposes(room.database, room, asked.service)
  const which = { knps, ...(asked.ids ? { ids: asked.ids } : {}) }
  const rows = await room.doors.contributions(asked.payer, person, which)
  if (rows === null) return null
  const taken = await takenRows(room.database, room.keyring, {
    registry: 'contributions',
    ids: rows.map(({ id }) => id),
    except: asked.applicationId,
  })
  return rows.map((row) => ({ ...row, taken: taken.has(row.id) }))
}

/** The purpose codes of the payments that the service refunds today. */
export async function offeredPurposes(
  database: Database,
  { doors }: Pick<ApplicationsRoom, 'doors'>,
  service: Service,
): Promise<readonly string[]> {
  const payments = await Promise.all(
    (service.payments ?? []).map(async (payment) => ({
      ...payment,
      offered: await doors.offered(database, service.id, payment),
    })),
  )
  return payments
    .filter(({ offered }) => offered)
    .flatMap(({ contribution, penalty }) => [contribution, penalty])
}
