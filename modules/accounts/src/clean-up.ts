import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { edsChallengeMilliseconds } from './eds-challenge.ts'
import { cleanUpArtifacts } from './openid-store.ts'
import { absoluteMilliseconds } from './session-life.ts'
import { tablesOf } from './tables.ts'

/** The work of the clean-up job: sessions, challenges and protocol rows that are over. */
export async function cleanUpAccounts(database: Database, clock: Clock): Promise<void> {
  const now = clock.now()
  const over = new Date(now.getTime() - absoluteMilliseconds)
  await tablesOf(database).deleteFrom('sessions').where('createdAt', '<', over).execute()
  await tablesOf(database).deleteFrom('presentedCertificates').where('presentedAt', '<', over).execute()
  const unanswered = new Date(now.getTime() - edsChallengeMilliseconds)
  await tablesOf(database).deleteFrom('edsChallenges').where('issuedAt', '<', unanswered).execute()
  await tablesOf(database).deleteFrom('passkeyChallenges').where('expiresAt', '<', now).execute()
  // Protocol rows live by the machine's clock, as the protocol library does, not by the sandbox's.
  await cleanUpArtifacts(database, new Date())
}
