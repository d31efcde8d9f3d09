import { dayInKazakhstan } from '#kz'
import type { DocumentKind } from '#modules/identity-documents'
import { type Database, transaction } from '#platform/database'
import type { DocumentDoors } from '../documents/document-doors.ts'
import { documentTables, type SecondLookRow } from '../documents/document-tables.ts'
import type { RejectionReason } from '../documents/rejection-reasons.ts'
import { rejectionReasons } from '../documents/rejection-reasons.ts'
import { staffLookup } from '../documents/start-document.ts'
import { isUuid, openStoredCase, type StoredCase } from '../documents/stored-case.ts'
import { readTerms } from '../documents/terms.ts'
import type { Moderator } from './moderator.ts'
import { type DeskCase, type DeskPictureName, layOut, noteView, pictureOf } from './open-case.ts'

/** Names one decision that is looked at again. */
export type SecondLookName = { readonly caseId: string; readonly decision: number }

/** A second look that waits; what the first moderator decided is not in it. */
export type SecondLookLine = SecondLookName & {
  readonly kind: DocumentKind | null
  readonly drawnAt: Date
}

/** Why a second look cannot be had: gone, or it is not this moderator's to have. */
export type SecondLookStanding = { readonly kind: 'gone' } | { readonly kind: 'not-yours' }

/** The second looks this moderator may take, oldest first: never at their own decision or their own document. */
export async function readSecondLooks(
  doors: DocumentDoors,
  moderator: Moderator,
): Promise<readonly SecondLookLine[]> {
  const { database, keyring } = doors
  const own = moderator.iin === null ? null : staffLookup(keyring, moderator.iin)
  const free = await freeBefore(doors)
  return documentTables(database)
    .selectFrom('documentSecondLooks as look')
    .innerJoin('documentCases as document', 'document.id', 'look.caseId')
    .select(['look.caseId', 'look.decision', 'look.kind', 'look.drawnAt'])
    .where('look.secondAt', 'is', null)
    .where('look.firstStaffId', '!=', moderator.staffId)
    .where('document.originalsDeletedAt', 'is', null)
    .$if(own !== null, (query) => query.where('document.iinLookup', '!=', own ?? Buffer.alloc(0)))
    .where(({ or, eb }) =>
      or([
        eb('look.secondStaffId', 'is', null),
        eb('look.secondStaffId', '=', moderator.staffId),
        eb('look.secondOpenedAt', '<', free),
      ]),
    )
    .orderBy('look.drawnAt')
    .limit(50)
    .execute()
}

/** Opens a case for a second look: everything the first moderator saw, and nothing of what they decided. */
export async function openSecondLook(
  doors: DocumentDoors,
  moderator: Moderator,
  name: SecondLookName,
): Promise<DeskCase | SecondLookStanding> {
  const opened = await transaction(doors.database, async (trx) => {
    const found = await findLook(trx, doors, moderator, name)
    if (found.kind !== 'found') return found
    await documentTables(trx)
      .updateTable('documentSecondLooks')
      .set({ secondStaffId: moderator.staffId, secondOpenedAt: doors.clock.now() })
      .where('caseId', '=', name.caseId)
      .where('decision', '=', name.decision)
      .execute()
    await noteView(doors, trx, moderator, found.stored)
    return found
  })
  if (opened.kind !== 'found') return opened
  return { ...(await layOut(doors, opened.stored)), decisions: [] }
}

/** The bytes of a picture of a second look that this moderator has opened. */
export async function readSecondLookPicture(
  doors: DocumentDoors,
  moderator: Moderator,
  name: SecondLookName,
  picture: DeskPictureName,
): Promise<Uint8Array | null> {
  const found = await transaction(doors.database, (trx) => findLook(trx, doors, moderator, name))
  if (found.kind !== 'found' || found.look.secondStaffId !== moderator.staffId) return null
  return pictureOf(doors.database, found.stored, picture)
}

export type SecondVerdict = {
  readonly verb: 'approve' | 'reject'
  readonly reasons: readonly RejectionReason[]
}

export type SecondLookAnswer =
  | { readonly kind: 'noted'; readonly agrees: boolean }
  | { readonly kind: 'refused'; readonly code: 'no-reason' | 'reason-unknown' }
  | SecondLookStanding

/** Notes what the second moderator would have decided. The case stays as it was decided; a difference is for seniors. */
export function decideSecondLook(
  doors: DocumentDoors,
  moderator: Moderator,
  name: SecondLookName,
  verdict: SecondVerdict,
): Promise<SecondLookAnswer> {
  return transaction(doors.database, async (trx) => {
    const found = await findLook(trx, doors, moderator, name)
    if (found.kind !== 'found') return found
    if (found.look.secondStaffId !== moderator.staffId) return { kind: 'not-yours' }
    if (!verdict.reasons.every((reason) => rejectionReasons.includes(reason)))
      return { kind: 'refused', code: 'reason-unknown' }
    if (verdict.verb === 'reject' && verdict.reasons.length === 0)
      return { kind: 'refused', code: 'no-reason' }
    await documentTables(trx)
      .updateTable('documentSecondLooks')
      .set({
        secondVerb: verdict.verb,
        secondReasons: verdict.reasons,
        secondAt: doors.clock.now(),
      })
      .where('caseId', '=', name.caseId)
      .where('decision', '=', name.decision)
      .execute()
    return { kind: 'noted', agrees: agreesWith(found.look, verdict) }
  })
}

/** Two looks agree when both approve, or both reject for at least one common reason. */
export function agreesWith(first: SecondVerdict, second: SecondVerdict): boolean {
  if (first.verb !== second.verb) return false
  return first.verb === 'approve' || first.reasons.some((reason) => second.reasons.includes(reason))
}

type Found = { readonly kind: 'found'; readonly look: SecondLookRow; readonly stored: StoredCase }

async function findLook(
  trx: Database,
  doors: DocumentDoors,
  moderator: Moderator,
  { caseId, decision }: SecondLookName,
): Promise<Found | SecondLookStanding> {
  if (!isUuid(caseId)) return { kind: 'gone' }
  const look = await documentTables(trx)
    .selectFrom('documentSecondLooks')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('decision', '=', decision)
    .where('secondAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  const stored = look && (await openStoredCase(trx, doors, caseId, 'look'))
  if (!look || !stored || stored.row.originalsDeletedAt !== null) return { kind: 'gone' }
  const own = moderator.iin !== null && staffLookup(doors.keyring, moderator.iin).equals(stored.row.iinLookup)
  const free = await freeBefore({ ...doors, database: trx })
  const taken =
    look.secondStaffId !== null &&
    look.secondStaffId !== moderator.staffId &&
    (look.secondOpenedAt === null || look.secondOpenedAt >= free)
  if (own || taken || look.firstStaffId === moderator.staffId) return { kind: 'not-yours' }
  return { kind: 'found', look, stored }
}

/** A second look that was opened before this moment and not decided is anybody's again. */
async function freeBefore({ database, clock }: Pick<DocumentDoors, 'database' | 'clock'>): Promise<Date> {
  const now = clock.now()
  const { claimMinutes } = await readTerms(database, dayInKazakhstan(now))
  return new Date(now.getTime() - claimMinutes * 60_000)
}
