import type { Service } from '#modules/service-kit'
import { writtenApplicationNumber } from './application-number.ts'
import type { ApplicationsRoom } from './applications-room.ts'
import { tablesOf } from './tables.ts'

/** What anybody may know who holds the paper of an application. */
export type ProvenApplication = {
  readonly service: Service
  readonly writtenNumber: string
  readonly stage: string
  readonly edition: number
  readonly submittedAt: Date | null
}

/** The application whose paper carries this code, or null; a code cannot be guessed. */
export async function readByProof(
  { database, services }: Pick<ApplicationsRoom, 'database' | 'services'>,
  proof: string,
): Promise<ProvenApplication | null> {
  const row = await tablesOf(database)
    .selectFrom('applications')
    .select(['service', 'number', 'stage', 'edition', 'submittedAt'])
    .where('proof', '=', proof)
    .where('edition', '>', 0)
    .executeTakeFirst()
  const service = row && services.find(({ id }) => id === row.service)
  if (!row || !service) return null
  const { number, stage, edition, submittedAt } = row
  return { service, writtenNumber: writtenApplicationNumber(number), stage, edition, submittedAt }
}
