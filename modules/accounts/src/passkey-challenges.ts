import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { tablesOf } from './tables.ts'

const challengeMilliseconds = 5 * 60_000

/** What the answer to a challenge is for: adding a passkey to a person, or one sign-in. */
export type ChallengeUse = `add ${string}` | `sign-in ${string}`

export async function keepChallenge(
  database: Database,
  clock: Clock,
  challenge: string,
  use: ChallengeUse,
): Promise<void> {
  const now = clock.now().getTime()
  await tablesOf(database).deleteFrom('passkeyChallenges').where('expiresAt', '<', new Date(now)).execute()
  await tablesOf(database)
    .insertInto('passkeyChallenges')
    .values({ challenge, boundTo: use, expiresAt: new Date(now + challengeMilliseconds) })
    .execute()
}

/** Takes the challenge that an answer claims to answer; `null` if it was never given for this use, used, or too old. */
export async function takeChallenge(
  database: Database,
  clock: Clock,
  clientDataJson: string,
  use: ChallengeUse,
): Promise<string | null> {
  const challenge = challengeIn(clientDataJson)
  if (challenge === null) return null
  const taken = await tablesOf(database)
    .deleteFrom('passkeyChallenges')
    .where('challenge', '=', challenge)
    .where('boundTo', '=', use)
    .returning('expiresAt')
    .executeTakeFirst()
  return taken && taken.expiresAt > clock.now() ? challenge : null
}

function challengeIn(clientDataJson: string): string | null {
  try {
    const clientData: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString())
    if (typeof clientData !== 'object' || clientData === null || !('challenge' in clientData)) return null
    return typeof clientData.challenge === 'string' ? clientData.challenge : null
  } catch {
    return null
  }
}
