import type { Database } from '#platform/database'
import type { Lane } from '../documents/document-case.ts'
import type { DocumentDoors } from '../documents/document-doors.ts'
import { documentTables } from '../documents/document-tables.ts'
import { staffLookup } from '../documents/start-document.ts'

/** The member of staff who asks, as the office has signed them in. */
export type Moderator = {
  readonly staffId: string
  readonly role: 'moderator' | 'senior-moderator'
  /** Their own IIN, so that they never see their own case; null when the office does not know it. */
  readonly iin: string | null
}

/**
 * Why somebody may not have a case:
 * - `own`: it is theirs
 * - `seen-before`: they decided or saw it before the complaint
 * - `senior-only`: it was escalated
 */
export type Closed = 'own' | 'seen-before' | 'senior-only'

/** May this moderator have a case of this lane? null: yes. */
export function whyClosed(
  moderator: Pick<Moderator, 'role'>,
  lane: Lane,
  facts: { readonly own: boolean; readonly seenBefore: boolean },
): Closed | null {
  if (facts.own) return 'own'
  if (lane === 'appeal' && facts.seenBefore) return 'seen-before'
  if (lane === 'escalated' && moderator.role !== 'senior-moderator') return 'senior-only'
  return null
}

/** Whether a case is this moderator's own. */
export function isOwn({ keyring }: Pick<DocumentDoors, 'keyring'>, moderator: Moderator, iinLookup: Buffer) {
  return moderator.iin !== null && staffLookup(keyring, moderator.iin).equals(iinLookup)
}

/** Whether they decided, or looked at, this case before its appeal. */
export async function hasSeen(
  database: Database,
  { staffId }: Moderator,
  caseId: string,
  before: Date | null,
): Promise<boolean> {
  const view = await documentTables(database)
    .selectFrom('documentViews')
    .select('id')
    .where('caseId', '=', caseId)
    .where('staffId', '=', staffId)
    .where('at', '<', before ?? new Date(0))
    .limit(1)
    .executeTakeFirst()
  if (view) return true
  const decision = await documentTables(database)
    .selectFrom('documentDecisions')
    .select('number')
    .where('caseId', '=', caseId)
    .where('staffId', '=', staffId)
    .where('lane', '!=', 'appeal')
    .limit(1)
    .executeTakeFirst()
  return decision !== undefined
}
