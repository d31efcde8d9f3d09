import { dayInKazakhstan } from '#kz'
import { type OperationKind, recordOperation } from '#modules/audit'
import type { Told } from '#modules/notifications'
import type { Database } from '#platform/database'
import type { DocumentDoors } from '../documents/document-doors.ts'
import type { Verb } from '../documents/document-tables.ts'
import type { CaseChange, StoredCase } from '../documents/stored-case.ts'
import { tellDecision } from '../documents/tell-decision.ts'
import { readTerms } from '../documents/terms.ts'
import { inBackground } from '../patience.ts'
import { attachApproved } from './attach-approved.ts'
import { type Decision, outcomeOf } from './decision.ts'
import { drawSecondLook } from './draw-second-look.ts'
import { keepDecision } from './kept-decisions.ts'

const operationOf: Readonly<Record<Verb, OperationKind>> = {
  approve: 'document-approved',
  reject: 'document-rejected',
  'ask-new-photo': 'document-photo-asked',
  escalate: 'document-escalated',
}

/**
 * Everything a decision brings about, in the caller's transaction: its row, the line of the history, the message, the
 * end of the still, and now and then a second blind look. Returns what changes in the case, and what to deliver.
 */
export async function concludeCase(
  doors: DocumentDoors,
  trx: Database,
  stored: StoredCase,
  decision: Decision,
): Promise<{ readonly change: CaseChange; readonly told: Told | null }> {
  const { clock } = doors
  const { row } = stored
  const now = clock.now()
  const terms = await readTerms(trx, dayInKazakhstan(now))
  const number = await keepDecision(doors, trx, stored, decision)
  await recordOperation(trx, clock, {
    personId: row.personId,
    operation: operationOf[decision.verb],
    by: decision.staffId === null ? 'system' : 'staff',
    channel: decision.staffId === null ? 'worker' : 'office',
    result: decision.verb === 'reject' ? 'refused' : 'done',
    details: { purpose: row.kind, reason: decision.reasons.join(' ') },
  })
  await drawSecondLook(doors, trx, stored, number, decision, terms)
  if (decision.verb === 'approve') await attachApproved(doors, trx, stored)
  const decidedBy = decision.staffId === null ? 'rule' : 'moderator'
  doors.observe({ kind: 'document-moved', move: decision.verb, by: decidedBy })
  const told = await tellDecision(doors, trx, stored, decision)
  const change: CaseChange = {
    ...outcomeOf(decision.verb, row.lane, now, terms),
    // A decision ends the moderator's need to see the face.
    ...(decision.verb === 'escalate' ? {} : { stillSealed: null, decidedAt: now }),
    askedSide: decision.verb === 'ask-new-photo' ? decision.side : null,
    claimedBy: null,
    claimedUntil: null,
  }
  return { change, told }
}

/** Sends the news of a decision after its commit. */
export async function deliverNews(doors: DocumentDoors, told: Told | null): Promise<void> {
  if (told) await inBackground(doors, 'deliver-news', doors.deliver(told))
}
