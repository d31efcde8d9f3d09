import type { OfferedRow, Service } from '#modules/service-kit'
import type { Database } from '#platform/database'
import type { ApplicationsRoom, RowsWanted } from './applications-room.ts'
import { takenRows } from './claims.ts'
import type { PersonRef } from './person-ref.ts'

/**
 * The rows of the registry that this payer may choose from, each marked when it is refunded already or asked for in
 * another application, and how many there are in all; null when the registry is silent. `knp` narrows to one purpose.
 */
export async function offerRows(
  room: ApplicationsRoom,
  person: PersonRef,
  asked: {
    readonly service: Service
    readonly applicationId: string
    readonly payer: string
    readonly knp?: string
    readonly wanted: RowsWanted
  },
): Promise<{ readonly rows: readonly OfferedRow[]; readonly total: number } | null> {
  const offered = await offeredPurposes(room.database, room, asked.service)
  const knps = asked.knp ? offered.filter((knp) => knp === asked.knp) : offered
  const answer = await room.doors.contributions(asked.payer, person, { ...asked.wanted, knps })
  if (answer === null) return null
  const taken = await takenRows(room.database, room.keyring, {
    registry: 'contributions',
    ids: answer.rows.map(({ id }) => id),
    except: asked.applicationId,
  })
  return { total: answer.total, rows: answer.rows.map((row) => ({ ...row, taken: taken.has(row.id) })) }
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
