import { isDeepStrictEqual } from 'node:util'
import { addDays, type Day, isDay } from '#kz'
import type { Member } from '#modules/staff'
import { checkValue, type ValueProblem } from './check-value.ts'
import type { ChangeRefusal } from './errors.ts'
import type { DatedRow, ReferenceKind, ShippedRow } from './reference-row.ts'
import type { ChangeRow } from './tables.ts'
import { rowOn } from './timeline.ts'

/** A change that an administrator wants: another value from a day on, or for some days, and where it comes from. */
export type WantedChange = {
  readonly kind: ReferenceKind
  readonly key: string
  /** As its kind writes it (`ReferenceValues`); null: no such fact in these days. */
  readonly value: unknown
  readonly since: Day
  readonly until: Day | null
  readonly article: string | null
  readonly source: string
  readonly verified: boolean
}

/** A change and what became of it. */
export type Change = ChangeRow

/** What stands in the way of a change, by the field that mends it. */
export type ChangeProblem =
  | { readonly field: 'key'; readonly code: 'key-unknown' | 'bic-wrong' | 'knp-wrong' }
  | { readonly field: 'since'; readonly code: 'since-wrong' }
  | { readonly field: 'until'; readonly code: 'until-wrong' | 'until-before-since' }
  | { readonly field: 'source'; readonly code: 'source-missing' | 'source-too-long' }
  | { readonly field: 'article'; readonly code: 'article-too-long' }
  | { readonly field: 'value'; readonly code: ValueProblem; readonly found?: string }

const longestSource = 300

/** Whether this change can be written down at all; nothing is asked of the database. */
export function checkChange(wanted: WantedChange, shipped: readonly ShippedRow[]): readonly ChangeProblem[] {
  return [
    ...keyProblems(wanted, shipped),
    ...dayProblems(wanted),
    ...(wanted.value === null ? [] : valueProblems(wanted)),
    ...sourceProblems(wanted),
  ]
}

/** May this colleague approve that change? */
export function whyNotDecide(
  change: Pick<Change, 'state' | 'proposedBy'>,
  colleague: Pick<Member, 'memberId' | 'roles' | 'state'>,
): ChangeRefusal | null {
  if (colleague.state !== 'active' || !colleague.roles.includes('administrator')) return 'not-administrator'
  if (change.state !== 'open') return 'not-open'
  return change.proposedBy === colleague.memberId ? 'own-change' : null
}

/** Whether the rows say all of this already, on every day that the change is for. */
export function saysAlready(wanted: WantedChange, rows: readonly DatedRow[]): boolean {
  const { since, until } = wanted
  const turns = rows.flatMap((row) => [row.since, row.until && addDays(row.until, 1)])
  const inside = turns.filter((day) => day !== null && day > since && (until === null || day <= until))
  return [since, ...inside].every((day) =>
    isDeepStrictEqual(factsOf(rowOn(rows, day ?? since)), factsOf(wanted)),
  )
}

function factsOf(row: Pick<DatedRow, 'value' | 'article' | 'source' | 'verified'> | null) {
  if (!row || row.value === null) return null
  return [row.value, row.article, row.source.trim(), row.verified]
}

/** Lists that law or practice may lengthen take new keys; the others have names that Senim itself knows. */
const openKinds: readonly ReferenceKind[] = ['bank', 'payment-purpose', 'calendar-year']

function keyProblems({ kind, key }: WantedChange, shipped: readonly ShippedRow[]): readonly ChangeProblem[] {
  if (shipped.some((row) => row.kind === kind && row.key === key)) return []
  if (!openKinds.includes(kind)) return [{ field: 'key', code: 'key-unknown' }]
  if (kind === 'bank' && !/^[A-Z]{4}KZ[0-9A-Z]{2}$/.test(key)) return [{ field: 'key', code: 'bic-wrong' }]
  if (kind === 'payment-purpose' && !/^\d{3}$/.test(key)) return [{ field: 'key', code: 'knp-wrong' }]
  if (kind === 'calendar-year' && !/^20\d\d$/.test(key)) return [{ field: 'key', code: 'key-unknown' }]
  return []
}

function dayProblems({ kind, key, since, until }: WantedChange): readonly ChangeProblem[] {
  if (!isDay(since)) return [{ field: 'since', code: 'since-wrong' }]
  if (until !== null && !isDay(until)) return [{ field: 'until', code: 'until-wrong' }]
  if (until !== null && until < since) return [{ field: 'until', code: 'until-before-since' }]
  // A calendar is of its year and of no other days.
  if (kind === 'calendar-year' && (since !== `${key}-01-01` || until !== `${key}-12-31`))
    return [{ field: 'since', code: 'since-wrong' }]
  return []
}

function valueProblems({ kind, key, value }: WantedChange): readonly ChangeProblem[] {
  const problem = checkValue(kind, key, value)
  return problem ? [{ field: 'value', ...problem }] : []
}

function sourceProblems({ source, article }: WantedChange): readonly ChangeProblem[] {
  if (source.trim() === '') return [{ field: 'source', code: 'source-missing' }]
  if (source.length > longestSource) return [{ field: 'source', code: 'source-too-long' }]
  return (article ?? '').length > longestSource ? [{ field: 'article', code: 'article-too-long' }] : []
}
