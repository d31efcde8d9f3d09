import { readDecisions } from '../moderation/kept-decisions.ts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { documentTables, type Verb } from './document-tables.ts'
import { findOwnCase } from './take-case-step.ts'

/** One line of what happened with a document. */
export type CaseEvent = {
  readonly at: Date
  readonly what: 'begun' | 'video' | 'sent' | 'viewed' | 'appealed' | 'pictures-deleted' | 'deleted' | Verb
  readonly by: 'self' | 'staff' | 'system'
}

/** What happened with one document, oldest first; null when this person has none by this id. */
export async function historyOf(
  { database, ...doors }: DocumentDoors,
  owner: Pick<Owner, 'personId'>,
  caseId: string,
): Promise<readonly CaseEvent[] | null> {
  const stored = await findOwnCase(database, { database, ...doors }, owner, caseId)
  if (!stored) return null
  const { row, key } = stored
  const views = await documentTables(database)
    .selectFrom('documentViews')
    .select('at')
    .where('caseId', '=', caseId)
    .execute()
  const own: readonly (readonly [CaseEvent['what'], Date | null])[] = [
    ['begun', row.createdAt],
    ['video', row.videoAt],
    ['sent', row.submittedAt],
    ['appealed', row.appealedAt],
    ['deleted', row.deletedAt],
  ]
  const decisions = await readDecisions(database, key, caseId)
  const events: readonly CaseEvent[] = [
    ...own.flatMap(([what, at]) => (at ? [{ what, at, by: 'self' } as const] : [])),
    ...views.map(({ at }) => ({ what: 'viewed', at, by: 'staff' }) as const),
    ...decisions.map(
      ({ verb, decidedAt, staffId }) =>
        ({ what: verb, at: decidedAt, by: staffId === null ? 'system' : 'staff' }) as const,
    ),
    ...(row.originalsDeletedAt && !row.deletedAt
      ? [{ what: 'pictures-deleted', at: row.originalsDeletedAt, by: 'system' } as const]
      : []),
  ]
  return events.toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
