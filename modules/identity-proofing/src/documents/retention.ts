import { dayInKazakhstan } from '#kz'
import { recordOperation } from '#modules/audit'
import { type Database, transaction } from '#platform/database'
import { releaseExpired } from '../moderation/claim-case.ts'
import { deletePictures } from './case-pictures.ts'
import { emptyCase, nothingLeft } from './delete-document.ts'
import type { DocumentDoors } from './document-doors.ts'
import { documentTables } from './document-tables.ts'
import { type CaseChange, openStoredCase, type StoredCase, saveCase } from './stored-case.ts'
import { readTerms } from './terms.ts'
import { forgetUploads } from './upload.ts'

/** What the retention job needs. */
export type RetentionDoors = Pick<DocumentDoors, 'database' | 'keyring' | 'clock' | 'random'>

const batch = 200
const dayMilliseconds = 24 * 60 * 60_000

/**
 * The work of the job: pictures whose term is over, drafts nobody finished, uploads nobody finished, claims nobody
 * works on. Safe to run again. Returns how many of each.
 */
export async function keepRetention(doors: RetentionDoors): Promise<{
  readonly originals: number
  readonly drafts: number
  readonly uploads: number
  readonly claims: number
  readonly deleted: number
}> {
  return {
    claims: await releaseExpired(doors.database, doors),
    originals: await deleteOriginals(doors),
    drafts: await deleteDrafts(doors),
    uploads: await forgetUploads(doors),
    deleted: await forgetDeleted(doors),
  }
}

/** Everything of a person who is erased; their key goes too, so nothing here could be read again. */
export async function eraseDocumentsOf(trx: Database, personId: string): Promise<void> {
  await documentTables(trx).deleteFrom('documentCases').where('personId', '=', personId).execute()
}

async function deleteOriginals(doors: RetentionDoors): Promise<number> {
  const now = doors.clock.now()
  const due = await documentTables(doors.database)
    .selectFrom('documentCases')
    .select('id')
    .where('originalsDeletedAt', 'is', null)
    .where('originalsDueAt', '<=', now)
    .limit(batch)
    .execute()
  for (const { id } of due)
    await transaction(doors.database, async (trx) => {
      const stored = await openStoredCase(trx, doors, id, 'lock')
      // An appeal that came a moment ago has stopped it.
      if (!stored?.row.originalsDueAt || stored.row.originalsDueAt > now) return
      await deletePictures(trx, id)
      await saveCase(trx, doors, stored, { ...afterOriginals(stored), originalsDeletedAt: now })
      await recordOperation(trx, doors.clock, {
        personId: stored.row.personId,
        operation: 'document-pictures-deleted',
        by: 'system',
        channel: 'worker',
        result: 'done',
        details: { purpose: stored.row.kind },
      })
    })
  return due.length
}

/** That there was a document, when and with what end: kept for a while, then only the operation history knows. */
async function forgetDeleted({ database, clock }: RetentionDoors): Promise<number> {
  const now = clock.now()
  const { deletedKeptDays } = await readTerms(database, dayInKazakhstan(now))
  const { numDeletedRows } = await documentTables(database)
    .deleteFrom('documentCases')
    .where('state', '=', 'deleted')
    .where('deletedAt', '<', new Date(now.getTime() - deletedKeptDays * dayMilliseconds))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** An approved document stays in its owner's list with number and last day; of any other nothing is needed any more. */
function afterOriginals({ row, fields }: StoredCase): CaseChange {
  const kept = row.state === 'approved' ? fields : null
  return { fields: kept, reading: null, crossings: null, appeal: null, stillSealed: null }
}

async function deleteDrafts(doors: RetentionDoors): Promise<number> {
  const now = doors.clock.now()
  const { draftsKeptDays } = await readTerms(doors.database, dayInKazakhstan(now))
  const old = new Date(now.getTime() - draftsKeptDays * dayMilliseconds)
  const left = await documentTables(doors.database)
    .selectFrom('documentCases')
    .select('id')
    .where('state', 'in', ['draft', 'new-photo-asked'])
    .where(({ fn }) => fn.coalesce('decidedAt', 'createdAt'), '<', old)
    .limit(batch)
    .execute()
  for (const { id } of left)
    await transaction(doors.database, async (trx) => {
      const stored = await openStoredCase(trx, doors, id, 'lock')
      if (!stored || (stored.row.state !== 'draft' && stored.row.state !== 'new-photo-asked')) return
      await emptyCase(trx, stored)
      await saveCase(trx, doors, stored, { ...nothingLeft, deletedAt: now, originalsDeletedAt: now })
    })
  return left.length
}
