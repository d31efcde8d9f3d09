import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { pieces } from '#platform/uploads'
import { tablesOf } from './tables.ts'

/** The work of the clean-up job: files over their time, and uploads that nobody finished. */
export async function cleanUpAttachments(database: Database, clock: Clock): Promise<void> {
  await tablesOf(database).deleteFrom('attachments').where('keptUntil', '<', clock.now()).execute()
  const old = new Date(clock.now().getTime() - pieces.keptMilliseconds)
  await tablesOf(database).deleteFrom('uploads').where('startedAt', '<', old).execute()
}

/** Forgets the files of a person who is erased. */
export async function forgetAttachments(trx: Database, personId: string): Promise<void> {
  await tablesOf(trx).deleteFrom('attachments').where('personId', '=', personId).execute()
  await tablesOf(trx).deleteFrom('uploads').where('personId', '=', personId).execute()
}
