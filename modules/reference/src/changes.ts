import { sql } from 'kysely'
import { recordStaffAct, type StaffActKind } from '#modules/audit'
import type { Member, StaffOrigin } from '#modules/staff'
import { systemRandom } from '#platform/crypto'
import { transaction } from '#platform/database'
import {
  type Change,
  type ChangeProblem,
  checkChange,
  saysAlready,
  type WantedChange,
  whyNotDecide,
} from './change.ts'
import { ReferenceChangeError } from './errors.ts'
import { readRows } from './read-rows.ts'
import type { ReferenceRoom } from './reference-room.ts'
import { type ChangeState, tablesOf } from './tables.ts'

/** Any number that nobody else locks: versions are given one after another. */
const versionsLock = 150_100

export type Proposed =
  | { readonly kind: 'proposed'; readonly id: string }
  | { readonly kind: 'invalid'; readonly problems: readonly ChangeProblem[] }

/** Proposes a change; nothing changes before another administrator approves it. */
export function proposeChange(
  room: ReferenceRoom,
  by: Member,
  wanted: WantedChange,
  origin: StaffOrigin,
): Promise<Proposed> {
  return inTurn(room, async (locked) => {
    if (by.state !== 'active' || !by.roles.includes('administrator'))
      throw new ReferenceChangeError('not-administrator')
    const problems = checkChange(wanted, room.shipped)
    if (problems.length > 0) return { kind: 'invalid', problems }
    const { kind, key } = wanted
    if (saysAlready(wanted, await readRows(locked, kind, key))) throw new ReferenceChangeError('no-change')
    const id = await keep(locked, by, wanted)
    await note(locked, by, 'reference-change-proposed', wanted, origin)
    return { kind: 'proposed', id }
  })
}

/** Approves somebody else's change: it holds from its first day on, and gets the next version. Or refuses it. */
export function decideChange(
  room: ReferenceRoom,
  by: Member,
  id: string,
  verdict: 'approve' | 'refuse',
  origin: StaffOrigin,
): Promise<Change> {
  return inTurn(room, async (locked) => {
    const change = await readChange(locked, id)
    if (!change) throw new ReferenceChangeError('not-open')
    const refusal = whyNotDecide(change, by)
    if (refusal) throw new ReferenceChangeError(refusal)
    return verdict === 'approve'
      ? settle(locked, by, change, 'approved', 'reference-change-approved', origin)
      : settle(locked, by, change, 'refused', 'reference-change-refused', origin)
  })
}

/** Takes one's own change back. */
export function withdrawChange(
  room: ReferenceRoom,
  by: Member,
  id: string,
  origin: StaffOrigin,
): Promise<Change> {
  return inTurn(room, async (locked) => {
    const change = await readChange(locked, id)
    if (change?.state !== 'open') throw new ReferenceChangeError('not-open')
    if (change.proposedBy !== by.memberId) throw new ReferenceChangeError('not-yours')
    return settle(locked, by, change, 'withdrawn', 'reference-change-withdrawn', origin)
  })
}

/** A change by its id, if there is one. */
export async function readChange(
  { database }: Pick<ReferenceRoom, 'database'>,
  id: string,
): Promise<Change | null> {
  const change = await tablesOf(database)
    .selectFrom('changes')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return change ?? null
}

/** Changes of everything, of one kind or of one row: the open first, then the latest decided. */
export function listChanges(
  { database }: Pick<ReferenceRoom, 'database'>,
  of: { readonly kind?: Change['kind']; readonly key?: string; readonly state?: ChangeState } = {},
  page: { readonly offset?: number; readonly limit?: number } = {},
): Promise<readonly Change[]> {
  const { kind, key, state } = of
  return tablesOf(database)
    .selectFrom('changes')
    .selectAll()
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .$if(key !== undefined, (query) => query.where('key', '=', key!))
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .orderBy('decidedAt', (order) => order.desc().nullsFirst())
    .orderBy('proposedAt', 'desc')
    .offset(page.offset ?? 0)
    .limit(page.limit ?? 50)
    .execute()
}

/** One change after another, so that versions have no gaps and a row has one open change. */
function inTurn<Answer>(
  room: ReferenceRoom,
  work: (locked: ReferenceRoom) => Promise<Answer>,
): Promise<Answer> {
  return transaction(room.database, async (database) => {
    await sql`select pg_advisory_xact_lock(${versionsLock})`.execute(database)
    return work({ ...room, database })
  })
}

async function keep({ database, clock }: ReferenceRoom, by: Member, wanted: WantedChange): Promise<string> {
  const { kind, key, value, since, until, article, source, verified } = wanted
  const kept = await tablesOf(database)
    .insertInto('changes')
    .values({
      ...{ id: systemRandom.uuid(), kind, key, since, until, article, source: source.trim(), verified },
      value: value === null ? null : JSON.stringify(value),
      ...{ proposedBy: by.memberId, proposedAt: clock.now(), state: 'open' },
      ...{ decidedBy: null, decidedAt: null, version: null },
    })
    .onConflict((conflict) => conflict.columns(['kind', 'key']).where('state', '=', 'open').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) throw new ReferenceChangeError('open-change')
  return kept.id
}

async function settle(
  room: ReferenceRoom,
  by: Member,
  change: Change,
  state: Exclude<ChangeState, 'open'>,
  act: StaffActKind,
  origin: StaffOrigin,
): Promise<Change> {
  const changes = tablesOf(room.database)
  const next = changes
    .selectFrom('changes')
    .select(({ fn, lit }) => sql<number>`${fn.coalesce(fn.max('version'), lit(0))} + 1`.as('next'))
  const { next: version } = await next.executeTakeFirstOrThrow()
  const settled = await changes
    .updateTable('changes')
    .set({
      ...{ state, decidedBy: by.memberId, decidedAt: room.clock.now() },
      version: state === 'approved' ? Number(version) : null,
    })
    .where('id', '=', change.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await note(room, by, act, change, origin)
  return settled
}

async function note(
  { database, clock }: ReferenceRoom,
  { memberId }: Member,
  act: StaffActKind,
  { kind, key }: Pick<Change, 'kind' | 'key'>,
  origin: StaffOrigin,
): Promise<void> {
  const details = { reason: `${kind} ${key}` }
  await recordStaffAct(database, clock, { memberId, act, by: 'self', ...origin, result: 'done', details })
}
