import { sql } from 'kysely'
import type { DocumentKind } from '#modules/identity-documents'
import type { CaseState, Lane } from '../documents/document-case.ts'
import type { DocumentDoors } from '../documents/document-doors.ts'
import { documentTables } from '../documents/document-tables.ts'
import type { Signal } from '../documents/evidence.ts'
import { staffLookup } from '../documents/start-document.ts'
import { releaseExpired } from './claim-case.ts'
import type { Moderator } from './moderator.ts'

/** A case in the queue: codes and times, nothing that names a person. */
export type QueueRow = {
  readonly caseId: string
  readonly kind: DocumentKind
  readonly state: CaseState
  readonly lane: Lane
  readonly submittedAt: Date
  readonly dueAt: Date
  readonly late: boolean
  readonly signals: readonly Signal[]
  readonly claimedBy: string | null
  readonly claimedUntil: Date | null
}

export type QueueFilter = {
  readonly lane?: Lane
  /** The beginning of a case number, as somebody read it out. */
  readonly number?: string
  readonly kind?: DocumentKind
  readonly signal?: Signal
  readonly whose?: 'free' | 'mine'
  readonly late?: boolean
}

export type Queue = {
  readonly rows: readonly QueueRow[]
  /** Of what the filter lets through. */
  readonly total: number
  readonly counts: {
    readonly first: number
    readonly escalated: number
    readonly appeal: number
    readonly mine: number
    readonly late: number
  }
}

/** What the queue needs. */
type QueueDoors = Pick<DocumentDoors, 'database' | 'keyring' | 'clock'>

const waitingStates = ['waiting', 'claimed', 'escalated', 'appealed'] as const
const pageSize = 25

/** What waits for this moderator, the most urgent first. Their own case is never in it. */
export async function readQueue(
  doors: QueueDoors,
  moderator: Moderator,
  filter: QueueFilter = {},
  page: { readonly offset?: number; readonly limit?: number } = {},
): Promise<Queue> {
  const { database, clock } = doors
  await releaseExpired(database, doors)
  const now = clock.now()
  const filtered = casesFor(doors, moderator, filter)
  const rows = await filtered
    .select([
      'id as caseId',
      'kind',
      'state',
      'lane',
      'submittedAt',
      'dueAt',
      'signals',
      'claimedBy',
      'claimedUntil',
    ])
    .orderBy('dueAt')
    .orderBy('id')
    .offset(page.offset ?? 0)
    .limit(page.limit ?? pageSize)
    .execute()
  const { total } = await filtered
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  return {
    rows: rows.map((row) => ({ ...row, late: (row.dueAt ?? now) < now })) as readonly QueueRow[],
    total: Number(total),
    counts: await countQueue(doors, moderator),
  }
}

async function countQueue(doors: QueueDoors, moderator: Moderator): Promise<Queue['counts']> {
  const counted = await casesFor(doors, moderator, {})
    .select(({ fn, eb }) => [
      fn.countAll<string>().filterWhere('lane', '=', 'first').as('first'),
      fn.countAll<string>().filterWhere('lane', '=', 'escalated').as('escalated'),
      fn.countAll<string>().filterWhere('lane', '=', 'appeal').as('appeal'),
      fn.countAll<string>().filterWhere('claimedBy', '=', moderator.staffId).as('mine'),
      fn
        .countAll<string>()
        .filterWhere(eb('dueAt', '<', doors.clock.now()))
        .as('late'),
    ])
    .executeTakeFirstOrThrow()
  const { first, escalated, appeal, mine, late } = counted
  return {
    first: Number(first),
    escalated: Number(escalated),
    appeal: Number(appeal),
    mine: Number(mine),
    late: Number(late),
  }
}

function casesFor(
  { database, keyring, clock }: QueueDoors,
  moderator: Moderator,
  { lane, number, kind, signal, whose, late }: QueueFilter,
) {
  const own = moderator.iin === null ? null : staffLookup(keyring, moderator.iin)
  return documentTables(database)
    .selectFrom('documentCases')
    .where('state', 'in', waitingStates)
    .where(sql<boolean>`not (lane = 'appeal' and ${hasSeenCase(moderator)})`)
    .$if(own !== null, (query) => query.where('iinLookup', '!=', own ?? Buffer.alloc(0)))
    .$if(lane !== undefined, (query) => query.where('lane', '=', lane ?? 'first'))
    .$if(number !== undefined, (query) => query.where(sql<boolean>`starts_with(id::text, ${number ?? ''})`))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'id-card'))
    .$if(signal !== undefined, (query) => query.where(sql<boolean>`${signal} = any(signals)`))
    .$if(whose === 'mine', (query) => query.where('claimedBy', '=', moderator.staffId))
    .$if(whose === 'free', (query) => query.where('claimedBy', 'is', null))
    .$if(late === true, (query) => query.where('dueAt', '<', clock.now()))
}

/** A complaint goes to somebody who has neither decided nor seen the document. */
function hasSeenCase({ staffId }: Moderator) {
  return sql<boolean>`(
    exists (
      select from identity_proofing.document_views as seen
      where seen.case_id = document_cases.id and seen.staff_id = ${staffId} and seen.at < document_cases.appealed_at
    ) or exists (
      select from identity_proofing.document_decisions as decided
      where decided.case_id = document_cases.id and decided.staff_id = ${staffId} and decided.lane <> 'appeal'
    )
  )`
}
