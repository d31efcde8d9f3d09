import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import { type Keyring, lookupIndex } from '#platform/crypto'
import type { Database } from '#platform/database'
import { blockCache } from './block-cache.ts'
import { type Limit, type LimitName, namedLimits } from './named-limits.ts'

/** The answer of a limit. After a refusal, `retryAfterSeconds` later one more is allowed. */
export type LimitAnswer = {
  readonly allowed: boolean
  readonly retryAfterSeconds: number
  readonly remaining: number
}

export type Limits = {
  /**
   * Takes one from a limit, if there is one to take.
   *
   *     const { allowed, retryAfterSeconds } = await limits.take('code-sends-per-phone', phone)
   */
  readonly take: (name: LimitName, subject: string) => Promise<LimitAnswer>
  /** Gives a subject back all it had, as after a sign-in that succeeded. */
  readonly forgive: (name: LimitName, subject: string) => Promise<void>
  /** Removes the rows that limit nobody any more; for the worker. Returns how many. */
  readonly sweep: () => Promise<number>
}

type Row = { readonly emptyAt: number[]; readonly allowed: boolean }

/** Limits kept in PostgreSQL: one row a subject, one statement a question, the same for all processes. */
export function openLimits(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  table: Readonly<Record<string, Limit>> = namedLimits,
): Limits {
  const blocked = blockCache(10_000)
  const keyOf = (name: string, subject: string) => lookupIndex(keyring, `limits.${name}`, subject)

  return {
    take: async (name, subject) => {
      const limit = limitOf(table, name)
      const key = keyOf(name, subject)
      const now = clock.now().getTime()
      const waiting = blocked.secondsLeft(key, now)
      if (waiting > 0) return { allowed: false, retryAfterSeconds: waiting, remaining: 0 }
      const row = await takeRow(database, key, limit, now).catch(() => null)
      if (row === null) return unsure(limit)
      const answer = answerOf(row, limit, now)
      if (!answer.allowed) blocked.add(key, now + answer.retryAfterSeconds * 1000)
      return answer
    },

    forgive: async (name, subject) => {
      const key = keyOf(name, subject)
      blocked.remove(key)
      await sql`delete from platform.limits where key = ${key}`.execute(database)
    },

    sweep: async () => {
      const now = clock.now().getTime()
      const { numAffectedRows } = await sql`
        delete from platform.limits
        where not exists (select from unnest(empty_at) moment where moment > ${now})`.execute(database)
      return Number(numAffectedRows ?? 0)
    },
  }
}

function limitOf(table: Readonly<Record<string, Limit>>, name: string): Limit {
  const limit = table[name]
  if (!limit) throw new Error(`There is no limit "${name}".`)
  return limit
}

// A refusal writes the row back unchanged but for `allowed`: the statement then answers yes or no in one go, under
// the lock of the row, whatever the isolation level.
async function takeRow(database: Database, key: Buffer, limit: Limit, now: number): Promise<Row> {
  const spans = limit.windows.map((window) => window.seconds * 1000)
  const steps = limit.windows.map((window) => (window.seconds * 1000) / window.count)
  const fresh = steps.map((step) => now + step)
  const { rows } = await sql<Row>`
    insert into platform.limits as row (key, empty_at, allowed) values (${key}, ${fresh}, true)
    on conflict (key) do update set (empty_at, allowed) = (
      select case when bool_and(next <= ${now} + span) then array_agg(next order by position) else row.empty_at end,
        bool_and(next <= ${now} + span)
      from (
        select greatest(row.empty_at[position], ${now}) + step as next, span, position
        from unnest(${steps}::float8[], ${spans}::float8[]) with ordinality as windows (step, span, position)
      ) as nexts
    )
    returning empty_at, allowed`.execute(database)
  return rows[0]!
}

function answerOf({ emptyAt, allowed }: Row, { windows }: Limit, now: number): LimitAnswer {
  const rooms = windows.map(({ count, seconds }, index) => {
    const step = (seconds * 1000) / count
    const room = now + seconds * 1000 - Math.max(emptyAt[index] ?? now, now)
    // Steps such as 3600000/7 are not exact; a thousandth of a step must not cost a whole one.
    return { left: Math.floor(room / step + 0.001), waits: (step - room) / 1000 }
  })
  const remaining = Math.max(0, Math.min(...rooms.map((room) => room.left)))
  const waits = Math.max(...rooms.map((room) => room.waits))
  return { allowed, remaining, retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil(waits)) }
}

function unsure({ whenUnsure }: Limit): LimitAnswer {
  return { allowed: whenUnsure === 'allow', retryAfterSeconds: whenUnsure === 'allow' ? 0 : 5, remaining: 0 }
}
