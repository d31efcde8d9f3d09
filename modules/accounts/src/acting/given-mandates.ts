import { recordOperation } from '#modules/audit'
import { lookupIndex } from '#platform/crypto'
import { transaction } from '#platform/database'
import type { Origin } from '../change-account.ts'
import { tablesOf } from '../tables.ts'
import type { ActingRoom } from './capacity.ts'
import { type MandateState, type MandateTerms, openTerms, stateOfMandate } from './mandate.ts'
import { tellDelegate } from './tell-delegate.ts'

type Room = Pick<ActingRoom, 'database' | 'keyring' | 'clock'>

/** A mandate as those who head the entity see it. */
export type GivenMandate = {
  readonly id: string
  readonly terms: MandateTerms
  readonly services: readonly string[]
  readonly since: string
  readonly until: string
  readonly state: MandateState
  readonly signingRequest: string | null
  readonly signedAt: Date | null
  readonly revokedAt: Date | null
}

/** The mandates given in the name of this entity, newest first, by whichever head gave them. */
export async function listMandates(
  { database, keyring, clock }: Room,
  bin: string,
): Promise<readonly GivenMandate[]> {
  const rows = await tablesOf(database)
    .selectFrom('mandates')
    .selectAll()
    .where('binLookup', '=', lookupIndex(keyring, 'accounts.mandates.bin', bin))
    .orderBy('createdAt', 'desc')
    .execute()
  return Promise.all(
    rows.map(async (row) => {
      const { id, services, since, until, signingRequest, signedAt, revokedAt } = row
      const state = stateOfMandate(row, clock.now())
      const terms = await openTerms(database, keyring, row)
      return { id, terms, services, since, until, state, signingRequest, signedAt, revokedAt }
    }),
  )
}

/**
 * Ends a mandate at once; a delegate who is acting under it acts for themselves from the next page on. Whoever heads
 * the entity may do it, and the caller has made sure of that. Says whether it was there and not ended already.
 */
export function revokeMandate(
  { database, keyring, clock }: Room,
  {
    personId,
    bin,
    mandateId,
  }: { readonly personId: string; readonly bin: string; readonly mandateId: string },
  origin: Origin,
): Promise<boolean> {
  return transaction(database, async (trx) => {
    const revoked = await tablesOf(trx)
      .updateTable('mandates')
      .set({ revokedAt: clock.now() })
      .where('id', '=', mandateId)
      .where('binLookup', '=', lookupIndex(keyring, 'accounts.mandates.bin', bin))
      .where('revokedAt', 'is', null)
      .returningAll()
      .executeTakeFirst()
    if (!revoked) return false
    const terms = await openTerms(trx, keyring, revoked)
    if (revoked.signedAt)
      await tellDelegate(trx, { keyring, clock }, 'revoked', { terms, until: revoked.until })
    await recordOperation(trx, clock, {
      personId,
      operation: 'mandate-revoked',
      by: 'self',
      ...origin,
      result: 'done',
    })
    return true
  })
}
