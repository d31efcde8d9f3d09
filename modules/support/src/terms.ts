import { addWorkingDays, type Day, dayInKazakhstan, workingDayFrom } from '#kz'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { type ShippedTerm, type SupportTermName, shippedTerms } from './data/terms.ts'
import { tablesOf } from './tables.ts'

/** The terms in force on a day. */
export type SupportTerms = Readonly<Record<SupportTermName, number>>

/** A term as an administrator sees it. */
export type SupportTermView = ShippedTerm & {
  /** The day it was set from; null: as shipped. */
  readonly since: Day | null
}

/** Every term with the value in force on this day. */
export async function listSupportTerms(database: Database, day: Day): Promise<readonly SupportTermView[]> {
  const set = await tablesOf(database)
    .selectFrom('terms')
    .select(['term', 'since', 'value'])
    .where('since', '<=', day)
    .orderBy('since', 'desc')
    .execute()
  return shippedTerms.map((shipped) => {
    const latest = set.find(({ term }) => term === shipped.term)
    if (!latest) return { ...shipped, since: null }
    return { ...shipped, ...latest, term: shipped.term, verified: true, source: 'set by an administrator' }
  })
}

export async function readSupportTerms(database: Database, day: Day): Promise<SupportTerms> {
  const terms = await listSupportTerms(database, day)
  return Object.fromEntries(terms.map(({ term, value }) => [term, value])) as SupportTerms
}

/** An administrator sets a term from a day on. */
export async function setSupportTerm(
  database: Database,
  clock: Clock,
  change: {
    readonly term: SupportTermName
    readonly since: Day
    readonly value: number
    readonly changedBy: string
  },
): Promise<void> {
  const changed = { value: change.value, changedBy: change.changedBy, changedAt: clock.now() }
  await tablesOf(database)
    .insertInto('terms')
    .values({ term: change.term, since: change.since, ...changed })
    .onConflict((conflict) => conflict.columns(['term', 'since']).doUpdateSet(changed))
    .execute()
}

/** By when a ticket is answered: the end of working hours, so many working days after it was written. */
export function answerDue(writtenAt: Date, terms: SupportTerms): Date {
  const first = workingDayFrom(dayInKazakhstan(writtenAt))
  const last = addWorkingDays(first, terms['answer-within'])
  return new Date(`${last}T${String(terms['closes-at']).padStart(2, '0')}:00:00+05:00`)
}
