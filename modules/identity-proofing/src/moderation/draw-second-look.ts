import type { Database } from '#platform/database'
import type { DocumentDoors } from '../documents/document-doors.ts'
import { documentTables } from '../documents/document-tables.ts'
import type { StoredCase } from '../documents/stored-case.ts'
import type { DocumentTerms } from '../documents/terms.ts'
import type { Decision } from './decision.ts'

/** Sends a random share of the moderators' last decisions to a second, blind look. */
export async function drawSecondLook(
  { random, clock }: Pick<DocumentDoors, 'random' | 'clock'>,
  trx: Database,
  { row }: StoredCase,
  number: number,
  { verb, staffId, reasons }: Decision,
  { secondLooksPercent }: DocumentTerms,
): Promise<void> {
  if (staffId === null || (verb !== 'approve' && verb !== 'reject')) return
  if (random.below(100) >= secondLooksPercent) return
  await documentTables(trx)
    .insertInto('documentSecondLooks')
    .values({
      caseId: row.id,
      decision: number,
      kind: row.kind,
      verb,
      reasons,
      firstStaffId: staffId,
      drawnAt: clock.now(),
      secondStaffId: null,
      secondOpenedAt: null,
      secondVerb: null,
      secondReasons: null,
      secondAt: null,
    })
    .execute()
}
