import { sql } from 'kysely'
import type { Effect } from '#modules/service-kit'
import type { Database } from '#platform/database'
import type { ApplicationsRoom, AskRefusal } from './applications-room.ts'
import { claimRows, releaseRows } from './claims.ts'
import type { StoredApplication } from './stored-application.ts'

/** Why an effect cannot be had, which refuses the move: rows that another application holds, or people who stay. */
export type EffectRefusal =
  | { readonly code: 'rows-taken'; readonly rows: readonly string[] }
  | { readonly code: AskRefusal }

type Doing = StoredApplication & { readonly edition: number; readonly does: readonly Effect[] }

/** Does what a move does, in order. A refusal undoes all of it. */
export async function doEffects(
  trx: Database,
  room: ApplicationsRoom,
  doing: Doing,
): Promise<EffectRefusal | null> {
  if (doing.does.length === 0) return null
  await sql`SAVEPOINT effects`.execute(trx)
  for (const effect of doing.does) {
    const refusal = await doEffect(trx, room, doing, effect)
    if (!refusal) continue
    await sql`ROLLBACK TO SAVEPOINT effects`.execute(trx)
    return refusal
  }
  await sql`RELEASE SAVEPOINT effects`.execute(trx)
  return null
}

async function doEffect(
  trx: Database,
  room: ApplicationsRoom,
  { row, contents: { answers, payer }, service, edition }: Doing,
  effect: Effect,
): Promise<EffectRefusal | null> {
  const { id, number, personId } = row
  const { approvals, pay } = room.doors
  switch (effect) {
    case 'claim-rows': {
      const ids = Object.values(answers).flatMap((answer) =>
        typeof answer === 'object' ? answer.map((one) => one.id) : [],
      )
      const claim = { registry: 'contributions', applicationId: id, ids, now: room.clock.now() } as const
      const { taken } = await claimRows(trx, room.keyring, claim)
      return taken.length > 0 ? { code: 'rows-taken', rows: taken } : null
    }
    case 'release-rows':
      await releaseRows(trx, id)
      return null
    case 'ask-approvals': {
      const code = await approvals.ask(trx, room, { id, number, personId, edition, service, answers, payer })
      return code && { code }
    }
    case 'end-approvals':
      await approvals.end(trx, id)
      return null
    case 'order-payment': {
      const key = `application:${id}:${edition}`
      await pay(trx, { key, applicationId: id, personId, number, service, answers, payer })
      return null
    }
  }
}
