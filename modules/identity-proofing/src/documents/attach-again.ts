import { dayInKazakhstan } from '#kz'
import { transaction } from '#platform/database'
import { mayMoveCase } from './document-case.ts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { isVideoFresh } from './gate.ts'
import type { Scores } from './scores.ts'
import { type StartDocumentAnswer, startDocument } from './start-document.ts'
import { openStoredCase, type StoredCase, saveCase } from './stored-case.ts'
import { type CaseStanding, findOwnCase } from './take-case-step.ts'
import { readTerms } from './terms.ts'

/**
 * Attaches a document of the same kind anew, for the service that sent the person the first time. Nothing else is
 * repeated: a video that is still fresh goes on, as a score and a time.
 */
export function attachAgain(
  doors: DocumentDoors,
  owner: Owner,
  caseId: string,
): Promise<StartDocumentAnswer | CaseStanding> {
  return transaction(doors.database, async (trx) => {
    const previous = await findOwnCase(trx, doors, owner, caseId)
    if (!previous) return { kind: 'gone' }
    const { state, kind, origin, language } = previous.row
    if (!mayMoveCase(state, 'attachAgain')) return { kind: 'stale', state }
    const started = await startDocument({ ...doors, database: trx }, owner, { kind, origin, language })
    const fresh = started.kind === 'started' ? await openStoredCase(trx, doors, started.caseId, 'lock') : null
    if (fresh?.row.state === 'draft' && fresh.row.previousId === null) {
      const now = doors.clock.now()
      const terms = await readTerms(trx, dayInKazakhstan(now))
      const video = isVideoFresh(previous.row.videoAt, now, terms) ? videoOf(previous) : {}
      await saveCase(trx, doors, fresh, { previousId: caseId, ...video })
    }
    return started
  })
}

/** The face that was compared with the registry stays compared; a new picture has a new portrait. */
function videoOf({ row }: StoredCase): { readonly videoAt: Date | null; readonly scores: Scores } {
  return { videoAt: row.videoAt, scores: { videoRegistry: row.scores.videoRegistry } }
}
