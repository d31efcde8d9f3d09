import type { Clock } from '#platform/clock'
import { type Database, tables } from '#platform/database'

const challengeMilliseconds = 5 * 60_000

type ChallengeRow = { readonly challenge: string; readonly boundTo: string; readonly expiresAt: Date }

/** What the answer to a challenge is for: adding a passkey to somebody, or one sign-in. */
export type ChallengeUse = `add ${string}` | `sign-in ${string}`

/** Questions put to browsers; each is good for one answer and for five minutes. */
export type Challenges = {
  readonly keep: (challenge: string, use: ChallengeUse) => Promise<void>
  /** Takes the challenge that an answer claims to answer; `null` if it was never given for this use, used, or too old. */
  readonly take: (clientDataJson: string, use: ChallengeUse) => Promise<string | null>
}

/**
 * The challenges of a room that has a table `passkey_challenges (challenge primary key, bound_to, expires_at)` in its
 * own schema.
 */
export function challengesIn(database: Database, clock: Clock, schema: string): Challenges {
  const room = tables<{ passkeyChallenges: ChallengeRow }>(database, schema)
  return {
    keep: async (challenge, use) => {
      const now = clock.now().getTime()
      await room.deleteFrom('passkeyChallenges').where('expiresAt', '<', new Date(now)).execute()
      const expiresAt = new Date(now + challengeMilliseconds)
      await room.insertInto('passkeyChallenges').values({ challenge, boundTo: use, expiresAt }).execute()
    },
    take: async (clientDataJson, use) => {
      const challenge = challengeIn(clientDataJson)
      if (challenge === null) return null
      const taken = await room
        .deleteFrom('passkeyChallenges')
        .where('challenge', '=', challenge)
        .where('boundTo', '=', use)
        .returning('expiresAt')
        .executeTakeFirst()
      return taken && taken.expiresAt > clock.now() ? challenge : null
    },
  }
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
