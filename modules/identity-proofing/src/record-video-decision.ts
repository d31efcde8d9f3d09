import type { Database } from '#platform/database'
import type { Conclusion } from './conclude.ts'
import type { Proofing } from './proofing.ts'
import type { StoredJourney } from './stored-journey.ts'
import { tablesOf } from './tables.ts'
import type { VideoMadeBy } from './video-door.ts'

/** Notes in the decision's own transaction which models and rules made it. */
export async function recordVideoDecision(
  trx: Database,
  { clock }: Pick<Proofing, 'clock'>,
  { row }: StoredJourney,
  conclusion: Conclusion,
  { models, rules }: VideoMadeBy,
): Promise<void> {
  await tablesOf(trx)
    .insertInto('videoDecisions')
    .values({
      journeyId: row.id,
      accountId: conclusion.kind === 'verified' ? conclusion.personId : null,
      purpose: row.purpose,
      outcome: conclusion.kind,
      models,
      rules,
      decidedAt: clock.now(),
    })
    .execute()
}
