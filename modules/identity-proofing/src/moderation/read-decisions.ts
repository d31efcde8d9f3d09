import type { Side } from '#modules/identity-documents'
import { decryptField, type PersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Lane } from '../documents/document-case.ts'
import { documentTables, type Verb } from '../documents/document-tables.ts'
import type { RejectionReason } from '../documents/rejection-reasons.ts'
import { wordsPlace } from './conclude-case.ts'
import type { Mark } from './decision.ts'

/** A decision as it was made. Who decided is shown to the office, never to the person. */
export type DecisionView = {
  readonly number: number
  readonly verb: Verb
  readonly staffId: string | null
  readonly lane: Lane
  readonly reasons: readonly RejectionReason[]
  readonly side: Side | null
  readonly note: string
  readonly marks: readonly Mark[]
  readonly decidedAt: Date
}

/** The decisions on a case, newest first. */
export async function readDecisions(
  database: Database,
  key: PersonKey,
  caseId: string,
): Promise<readonly DecisionView[]> {
  const rows = await documentTables(database)
    .selectFrom('documentDecisions')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ wordsSealed, caseId: _, ...row }) => ({
    ...row,
    ...wordsOf(key, caseId, row.number, wordsSealed),
  }))
}

function wordsOf(
  key: PersonKey,
  caseId: string,
  number: number,
  sealed: Buffer | null,
): Pick<DecisionView, 'note' | 'marks'> {
  if (sealed === null) return { note: '', marks: [] }
  return JSON.parse(decryptField(key, wordsPlace(caseId, number), sealed))
}
