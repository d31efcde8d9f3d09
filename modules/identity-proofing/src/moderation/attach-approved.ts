import { attachDocument, detachDocument } from '#modules/accounts'
import type { Database } from '#platform/database'
import { emptyCase, nothingLeft } from '../documents/delete-document.ts'
import type { DocumentDoors } from '../documents/document-doors.ts'
import { documentTables } from '../documents/document-tables.ts'
import { openStoredCase, type StoredCase, saveCase } from '../documents/stored-case.ts'

/** An approved document makes its Digital ID full, and takes the place of an older one of its kind. */
export async function attachApproved(
  doors: DocumentDoors,
  trx: Database,
  { row, fields }: StoredCase,
): Promise<void> {
  const { id: caseId, personId, kind } = row
  const older = await documentTables(trx)
    .selectFrom('documentCases')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('state', '=', 'approved')
    .where('id', '!=', caseId)
    .execute()
  for (const { id } of older) await takeAway(doors, trx, id)
  const document = { caseId, kind, expiresOn: fields?.expires ?? null }
  await attachDocument(trx, doors.keyring, doors.clock, personId, document)
}

async function takeAway(doors: DocumentDoors, trx: Database, caseId: string): Promise<void> {
  const stored = await openStoredCase(trx, doors, caseId, 'lock')
  if (!stored) return
  const now = doors.clock.now()
  await emptyCase(trx, stored)
  await detachDocument(trx, caseId)
  await saveCase(trx, doors, stored, { ...nothingLeft, deletedAt: now, originalsDeletedAt: now })
}
