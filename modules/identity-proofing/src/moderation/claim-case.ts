import { dayInKazakhstan } from '#kz'
import { type Database, transaction } from '#platform/database'
import { type CaseMove, type CaseState, mayMoveCase, waitingStateOf } from '../documents/document-case.ts'
import type { DocumentDoors } from '../documents/document-doors.ts'
import { documentTables } from '../documents/document-tables.ts'
import { type CaseChange, openStoredCase, type StoredCase, saveCase } from '../documents/stored-case.ts'
import { readTerms } from '../documents/terms.ts'
import { type Closed, hasSeen, isOwn, type Moderator, whyClosed } from './moderator.ts'

/**
 * Why a moderator's step could not even be tried:
 * - `gone`: there is no such case
 * - `stale`: it has moved on
 * - `closed`: this moderator may not have it
 * - `not-yours`: somebody else has claimed it, or nobody
 */
export type DeskStanding =
  | { readonly kind: 'gone' }
  | { readonly kind: 'stale'; readonly state: CaseState }
  | { readonly kind: 'closed'; readonly why: Closed }
  | { readonly kind: 'not-yours' }

export type ClaimAnswer = { readonly kind: 'claimed'; readonly until: Date } | DeskStanding

/** Takes a case to work on. Claiming one's own claim again prolongs it. */
export function claimCase(doors: DocumentDoors, moderator: Moderator, caseId: string): Promise<ClaimAnswer> {
  return transaction(doors.database, async (trx) => {
    await releaseExpired(trx, doors)
    const stored = await openStoredCase(trx, doors, caseId, 'lock')
    if (!stored) return { kind: 'gone' }
    const { row } = stored
    const isMine = row.state === 'claimed' && row.claimedBy === moderator.staffId
    if (row.state === 'claimed' && !isMine) return { kind: 'not-yours' }
    if (!isMine && !mayMoveCase(row.state, 'claimCase')) return { kind: 'stale', state: row.state }
    const why = await closedTo(trx, doors, moderator, stored)
    if (why) return { kind: 'closed', why }
    const until = await claimEnd(trx, doors)
    const claim = { state: 'claimed', claimedBy: moderator.staffId, claimedUntil: until } as const
    await saveCase(trx, doors, stored, claim)
    return { kind: 'claimed', until }
  })
}

export type ReleaseAnswer = { readonly kind: 'released' } | DeskStanding

/** Gives a claimed case back to the queue it came from. */
export function releaseCase(
  doors: DocumentDoors,
  moderator: Moderator,
  caseId: string,
): Promise<ReleaseAnswer> {
  return atDesk<ReleaseAnswer>(doors, moderator, caseId, 'releaseCase', async (_, { row }) => ({
    answer: { kind: 'released' },
    change: { state: waitingStateOf(row.lane), claimedBy: null, claimedUntil: null },
  }))
}

/** A step on a case that this moderator has claimed, in one transaction. */
export function atDesk<Answer extends { readonly kind: string }>(
  doors: DocumentDoors,
  moderator: Moderator,
  caseId: string,
  move: CaseMove,
  decide: (
    trx: Database,
    stored: StoredCase,
  ) => Promise<{ readonly answer: Answer; readonly change?: CaseChange }>,
): Promise<Answer | DeskStanding> {
  return transaction(doors.database, async (trx) => {
    const stored = await openStoredCase(trx, doors, caseId, 'lock')
    if (!stored) return { kind: 'gone' }
    const { state, claimedBy, claimedUntil } = stored.row
    if (!mayMoveCase(state, move)) return { kind: 'stale', state }
    const mine = claimedBy === moderator.staffId && claimedUntil !== null && claimedUntil > doors.clock.now()
    if (!mine) return { kind: 'not-yours' }
    const why = await closedTo(trx, doors, moderator, stored)
    if (why) return { kind: 'closed', why }
    const { answer, change = {} } = await decide(trx, stored)
    await saveCase(trx, doors, stored, change)
    return answer
  })
}

/** Claims whose time ran out go back to their queues. Returns how many. */
export async function releaseExpired(
  database: Database,
  { clock }: Pick<DocumentDoors, 'clock'>,
): Promise<number> {
  const released = await documentTables(database)
    .updateTable('documentCases')
    .set(({ eb }) => ({
      state: eb
        .case()
        .when('lane', '=', 'first')
        .then('waiting')
        .when('lane', '=', 'escalated')
        .then('escalated')
        .else('appealed')
        .end() as unknown as CaseState,
      claimedBy: null,
      claimedUntil: null,
    }))
    .where('state', '=', 'claimed')
    .where('claimedUntil', '<=', clock.now())
    .returning('id')
    .execute()
  return released.length
}

async function closedTo(
  trx: Database,
  doors: DocumentDoors,
  moderator: Moderator,
  { row }: StoredCase,
): Promise<Closed | null> {
  const own = isOwn(doors, moderator, row.iinLookup)
  const seenBefore = await hasSeen(trx, moderator, row.id, row.appealedAt)
  return whyClosed(moderator, row.lane, { own, seenBefore })
}

async function claimEnd(trx: Database, { clock }: DocumentDoors): Promise<Date> {
  const now = clock.now()
  const { claimMinutes } = await readTerms(trx, dayInKazakhstan(now))
  return new Date(now.getTime() + claimMinutes * 60_000)
}
