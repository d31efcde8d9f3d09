import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import * as v from 'valibot'
import { endSessions } from '#modules/accounts'
import type { OpenidClientDoors } from './openid-client.ts'

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

const claims = v.object({
  sid: v.string(),
  events: v.object({ [logoutEvent]: v.looseObject({}) }),
  // OpenID Connect Back-Channel Logout 1.0, 2.4: a nonce would make it an ID token.
  nonce: v.optional(v.never()),
})

/** Checks a logout token of the provider and ends the portal's sessions it names. Says whether the token was good. */
export function backChannelLogout(
  { database, clock, issuer }: OpenidClientDoors,
  jwksUri: () => Promise<URL>,
): (token: string) => Promise<boolean> {
  let keys: ReturnType<typeof createRemoteJWKSet> | null = null
  return async (token) => {
    keys ??= createRemoteJWKSet(await jwksUri(), { timeoutDuration: 2000 })
    const sid = await verifiedSid(token, keys, issuer)
    if (sid === null) return false
    await endSessions(database, clock, { openidSession: sid })
    return true
  }
}

async function verifiedSid(
  token: string,
  keys: ReturnType<typeof createRemoteJWKSet>,
  issuer: string,
): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: 'portal',
      typ: 'logout+jwt',
      algorithms: ['ES256'],
      requiredClaims: ['exp', 'iat', 'jti'],
    })
    const checked = v.safeParse(claims, payload)
    return checked.success ? checked.output.sid : null
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}
