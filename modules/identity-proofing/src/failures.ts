import { sql } from 'kysely'
import type { Database } from '#platform/database'
import { type Lock, lockOf, lockRules, nextFailure } from './lock.ts'
import { tablesOf } from './tables.ts'

/** How this IIN with this phone stands: attempts left, or locked until when. */
export async function readLock(database: Database, subject: Buffer, now: Date): Promise<Lock> {
  const dayAgo = new Date(now.getTime() - lockRules.dayMilliseconds)
  const failures = await tablesOf(database)
    .selectFrom('failures')
    .select(['at', 'number'])
    .where('subjectLookup', '=', subject)
    .where('at', '>', dayAgo)
    .execute()
  return lockOf(failures, now)
}

/** Counts one more failed video, one after another even when two journeys of one person fail at once. */
export async function countFailure(trx: Database, subject: Buffer, now: Date): Promise<Lock> {
  await sql`select pg_advisory_xact_lock(${subject.readInt32BE(0)}, ${subject.readInt32BE(4)})`.execute(trx)
  const failure = nextFailure(await readLock(trx, subject, now), now)
  await tablesOf(trx)
    .insertInto('failures')
    .values({ subjectLookup: subject, ...failure })
    .execute()
  return readLock(trx, subject, now)
}
