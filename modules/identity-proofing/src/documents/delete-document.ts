import { detachDocument } from '#modules/accounts'
import { recordOperation } from '#modules/audit'
import type { Database } from '#platform/database'
import { deletePictures } from './case-pictures.ts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { documentTables } from './document-tables.ts'
import type { StoredCase } from './stored-case.ts'
import { type CaseForm, type CaseStanding, takeCaseStep } from './take-case-step.ts'

export type DeleteAnswer = { readonly kind: 'deleted' } | CaseStanding

/**
 * The owner deletes a document, at any time: pictures, fields, readings and what was written about it go at once. What
 * stays is that there was one, when, and what was decided.
 */
export function deleteDocument(doors: DocumentDoors, owner: Owner, form: CaseForm): Promise<DeleteAnswer> {
  return takeCaseStep<DeleteAnswer>(doors, owner, 'deleteDocument', form, async (trx, stored) => {
    await emptyCase(trx, stored)
    await detachDocument(trx, stored.row.id)
    await recordOperation(trx, doors.clock, {
      personId: stored.row.personId,
      operation: 'document-deleted',
      by: 'self',
      channel: owner.channel,
      device: owner.device,
      result: 'done',
      details: { purpose: stored.row.kind },
    })
    const now = doors.clock.now()
    return {
      answer: { kind: 'deleted' },
      change: { ...nothingLeft, deletedAt: now, originalsDeletedAt: now },
    }
  })
}

/** What a case keeps of its person once it is deleted: nothing. */
export const nothingLeft = {
  state: 'deleted',
  reading: null,
  fields: null,
  crossings: null,
  appeal: null,
  stillSealed: null,
  stillAgreedAt: null,
  confirmedAt: null,
  claimedBy: null,
  claimedUntil: null,
  appealUntil: null,
} as const

/** Deletes the pictures of a case and the words of its decisions; which decisions there were stays. */
export async function emptyCase(trx: Database, { row }: StoredCase): Promise<void> {
  await deletePictures(trx, row.id)
  await documentTables(trx)
    .updateTable('documentDecisions')
    .set({ wordsSealed: null })
    .where('caseId', '=', row.id)
    .execute()
}
