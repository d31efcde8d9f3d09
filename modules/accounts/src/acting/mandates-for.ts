import { lookupIndex } from '#platform/crypto'
import { tablesOf } from '../tables.ts'
import type { ActingRoom } from './capacity.ts'
import { isInForce, openTerms } from './mandate.ts'

/** A mandate as the person sees it to whom it was given. */
export type ReceivedMandate = {
  readonly id: string
  readonly bin: string
  readonly name: string
  readonly services: readonly string[]
  readonly giverIin: string
  readonly giverName: string
  readonly since: string
  readonly until: string
}

/** The signed mandates in force that were given to the person with this IIN. */
export async function mandatesFor(
  { database, keyring, clock }: Pick<ActingRoom, 'database' | 'keyring' | 'clock'>,
  iin: string,
): Promise<readonly ReceivedMandate[]> {
  const rows = await tablesOf(database)
    .selectFrom('mandates')
    .selectAll()
    .where('delegateLookup', '=', lookupIndex(keyring, 'accounts.mandates.delegate', iin))
    .where('signedAt', 'is not', null)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt')
    .execute()
  const inForce = rows.filter((row) => isInForce(row, clock.now()))
  return Promise.all(
    inForce.map(async (row) => {
      const { bin, name, giverIin, giverName } = await openTerms(database, keyring, row)
      const { id, services, since, until } = row
      return { id, bin, name, services, giverIin, giverName, since, until }
    }),
  )
}
