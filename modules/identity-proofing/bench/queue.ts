import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { fixedClock } from '#platform/clock'
import { loadConfig } from '#platform/config'
import { openKeyring } from '#platform/crypto'
import { type Database, migrate, openDatabase, readMigrations } from '#platform/database'
import { projectRoot } from '#platform/root'
import { type QueueFilter, readQueue } from '../src/index.ts'

/**
 * `npm run bench:queue`: how long the moderators' queue takes to open with 10,000 documents waiting among 60,000, a
 * thousand of them complaints, on a database of its own that is thrown away afterwards.
 */
const stateFolder = join(projectRoot, '.senim', 'bench-queue')
const secret = Buffer.alloc(32, 7).toString('base64')
const config = loadConfig({ SENIM_STATE: stateFolder, SENIM_MASTER_KEY: secret, SENIM_PEPPER: secret })
const clock = fixedClock('2026-11-24T05:00:00Z')
const moderator = { staffId: 'staff-6', role: 'senior-moderator', iin: '850715300013' } as const
const views: readonly (readonly [string, QueueFilter, number])[] = [
  ['first page', {}, 0],
  ['page 200', {}, 5000],
  ['with glare', { signal: 'glare' }, 0],
  ['late', { late: true }, 0],
  ['complaints', { lane: 'appeal' }, 0],
  ['mine', { whose: 'mine' }, 0],
]

const { database, pool, close } = await openDatabase(config)
try {
  await migrate(pool, readMigrations())
  await fill(database)
  process.stdout.write('queue of 10,000   rows   total   ms p50    p95\n')
  for (const [name, filter, offset] of views) await measure(name, filter, offset)
} finally {
  await close()
  rmSync(stateFolder, { recursive: true, force: true })
}

async function fill(into: Database): Promise<void> {
  await sql`
    insert into identity_proofing.document_cases
      (id, person_id, iin_lookup, kind, state, lane, language, signals, created_at, submitted_at, due_at, appealed_at,
       claimed_by, claimed_until)
    select gen_random_uuid(), gen_random_uuid(), sha256(number::text::bytea),
      (array['id-card', 'passport', 'residence-permit'])[1 + number % 3],
      case when number > 10000 then (array['approved', 'rejected'])[1 + number % 2]
        when number % 10 = 0 then 'appealed' when number % 25 = 1 then 'claimed' else 'waiting' end,
      case when number <= 10000 and number % 10 = 0 then 'appeal' else 'first' end,
      'kk', case when number % 7 = 0 then array['glare', 'from-file'] else array[]::text[] end,
      moment, moment, moment + interval '1 day',
      case when number % 10 = 0 then moment end,
      case when number <= 10000 and number % 25 = 1 then 'staff-' || number % 20 end,
      case when number <= 10000 and number % 25 = 1 then timestamptz '2026-11-24T05:10:00Z' end
    from (select number, timestamptz '2026-11-24T04:00:00Z' - number * interval '10 seconds' as moment
      from generate_series(1, 60000) as number) as drawn`.execute(into)
  await sql`
    insert into identity_proofing.document_views (case_id, staff_id, at)
    select id, 'staff-' || (hashtext(id::text) & 15), submitted_at - interval '1 minute'
    from identity_proofing.document_cases where state in ('appealed', 'approved', 'rejected')`.execute(into)
  await sql`analyze`.execute(into)
}

async function measure(name: string, filter: QueueFilter, offset: number): Promise<void> {
  const doors = { database, clock, keyring: openKeyring(config) }
  const times: number[] = []
  let rows = 0
  let total = 0
  for (let run = 0; run < 60; run++) {
    const startedAt = performance.now()
    const queue = await readQueue(doors, moderator, filter, { offset })
    times.push(performance.now() - startedAt)
    rows = queue.rows.length
    total = queue.total
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  const cells = [name.padEnd(17), String(rows).padStart(4), String(total).padStart(7), at(0.5).padStart(8)]
  process.stdout.write(`${cells.join(' ')} ${at(0.95).padStart(6)}\n`)
}
