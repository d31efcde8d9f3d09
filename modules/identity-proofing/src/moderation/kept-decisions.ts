import type { Side } from '#modules/identity-documents'
import { decryptField, encryptField, type PersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Lane } from '../documents/document-case.ts'
import type { DocumentDoors } from '../documents/document-doors.ts'
import { documentTables, type Verb } from '../documents/document-tables.ts'
import type { RejectionReason } from '../documents/rejection-reasons.ts'
import type { StoredCase } from '../documents/stored-case.ts'
import type { Decision, Mark } from './decision.ts'

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

const wordsPlace = (caseId: string, number: number) => ({
  table: 'identity_proofing.document_decisions',
  column: 'words',
  row: `${caseId}:${number}`,
})

/** Writes down a decision under the next number of its case, which it returns. */
export async function keepDecision(
  { clock, random }: DocumentDoors,
  trx: Database,
  { row, key }: StoredCase,
  { verb, staffId, reasons, side, note, marks }: Decision,
): Promise<number> {
  const tables = documentTables(trx)
  const last = await tables
    .selectFrom('documentDecisions')
    .select('number')
    .where('caseId', '=', row.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  const words = JSON.stringify({ note, marks })
  await tables
    .insertInto('documentDecisions')
    .values({
      caseId: row.id,
      number,
      verb,
      staffId,
      lane: row.lane,
      reasons,
      side,
      wordsSealed: encryptField(key, wordsPlace(row.id, number), words, random),
      decidedAt: clock.now(),
    })
    .execute()
  return number
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
