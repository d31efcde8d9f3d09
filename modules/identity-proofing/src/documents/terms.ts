import type { Day } from '#kz'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { type ShippedTerm, shippedTerms, type TermName } from './data/terms.ts'
import { documentTables } from './document-tables.ts'

/** The terms in force on a day. */
export type DocumentTerms = {
  readonly appealMonths: number
  readonly originalsAfterApprovalDays: number
  readonly draftsKeptDays: number
  readonly videoFreshDays: number
  readonly deletedKeptDays: number
  readonly claimMinutes: number
  readonly secondLooksPercent: number
}

/** A term as a person or an administrator sees it: where it comes from, and whether anybody has checked it. */
export type TermView = ShippedTerm & {
  /** The day it was set from; null: as shipped. */
  readonly since: Day | null
  readonly changedBy: string | null
}

/** Every term with the value in force on this day. */
export async function listTerms(database: Database, day: Day): Promise<readonly TermView[]> {
  const set = await documentTables(database)
    .selectFrom('documentTerms')
    .selectAll()
    .where('since', '<=', day)
    .orderBy('since', 'desc')
    .execute()
  return shippedTerms.map((shipped) => {
    const latest = set.find(({ term }) => term === shipped.term)
    if (!latest) return { ...shipped, since: null, changedBy: null }
    const { value, since, changedBy } = latest
    return { ...shipped, value, since, changedBy, verified: true, source: 'set by an administrator' }
  })
}

/** The terms in force on this day, for rules. */
export async function readTerms(database: Database, day: Day): Promise<DocumentTerms> {
  const terms = await listTerms(database, day)
  const inForce = (name: TermName) => terms.find(({ term }) => term === name)?.value ?? 0
  return {
    appealMonths: inForce('appeal-months'),
    originalsAfterApprovalDays: inForce('originals-after-approval-days'),
    draftsKeptDays: inForce('drafts-kept-days'),
    videoFreshDays: inForce('video-fresh-days'),
    deletedKeptDays: inForce('deleted-kept-days'),
    claimMinutes: inForce('claim-minutes'),
    secondLooksPercent: inForce('second-looks-percent'),
  }
}

/** An administrator sets a term from a day on; what was decided before keeps the term it was decided under. */
export async function setTerm(
  database: Database,
  clock: Clock,
  change: {
    readonly term: TermName
    readonly since: Day
    readonly value: number
    readonly changedBy: string
  },
): Promise<void> {
  const changed = { value: change.value, changedBy: change.changedBy, changedAt: clock.now() }
  await documentTables(database)
    .insertInto('documentTerms')
    .values({ term: change.term, since: change.since, ...changed })
    .onConflict((conflict) => conflict.columns(['term', 'since']).doUpdateSet(changed))
    .execute()
}
