import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as openid from 'openid-client'
import {
  certificateOf,
  deviceName,
  endSessions,
  findSession,
  idleMilliseconds,
  openSession,
} from '#modules/accounts'
import { recordOperation } from '#modules/audit'
import { transaction } from '#platform/database'
import { languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import { backChannelLogout } from './back-channel-logout.ts'
import { type OpenidClientDoors, openidClient } from './openid-client.ts'
import { keepStarted, safeTarget, takeStarted } from './started-sign-in.ts'

/** The portal's session; its own name, because cookies ignore ports. */
export const sessionCookie = 'senim_portal'
/** The provider calls this path itself: the site must let it pass the origin check (`machinePaths`). */
export const backChannelPath = '/sign-in/back-channel-logout'

/**
 * Digital ID must not wave through a browser whose session here has just ended for idleness: whoever sits at it
 * now says anew who they are.
 */
const maxAge = idleMilliseconds / 1000

const callbackPath = '/sign-in/callback'
/** The ID token of the sign-in, shown at the sign-out to prove who asks; it travels to `/sign-out` only. */
const hintCookie = 'senim_portal_hint'

export type SignInRouteDoors = OpenidClientDoors & {
  readonly origin: string
  readonly signOutEverywhere: (person: {
    readonly personId: string
    readonly channel: 'portal'
    readonly device?: string
  }) => Promise<void>
}

/** `/sign-in`, its callback, `/sign-out` and the back-channel logout: the portal as a client of Digital ID. */
export function signInRoutes(site: Site, doors: SignInRouteDoors): void {
  const client = openidClient(doors)
  const secure = doors.origin.startsWith('https:')

  site.get('/sign-in', async (c) => {
    const to = safeTarget(c.req.query('to'))
    // A change of the ways to sign in asks for the person anew, whoever is signed in.
    const anew = c.req.query('fresh') !== undefined
    if (!anew && (await currentSession(c, doors))) return c.redirect(to, 303)
    const [state, nonce, verifier] = [
      openid.randomState(),
      openid.randomNonce(),
      openid.randomPKCECodeVerifier(),
    ]
    const address = await openid
      .buildAuthorizationUrlWithPAR(await readyClient(client), {
        redirect_uri: `${doors.origin}${callbackPath}`,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        max_age: String(maxAge),
        ui_locales: languageOf(c),
        ...(anew ? { prompt: 'login' } : {}),
      })
      .catch(unavailable)
    keepStarted(c, { state, nonce, verifier, to }, secure)
    return c.redirect(address.href, 303)
  })

  site.get(callbackPath, async (c) => {
    const started = takeStarted(c, c.req.query('state'))
    if (!started) throw new WebError('gone')
    if (c.req.query('error') === 'access_denied') return c.redirect('/', 303)
    const answer = new URL(`${doors.origin}${callbackPath}${new URL(c.req.url).search}`)
    const tokens = await openid
      .authorizationCodeGrant(await readyClient(client), answer, {
        expectedState: started.state,
        expectedNonce: started.nonce,
        pkceCodeVerifier: started.verifier,
        idTokenExpected: true,
        maxAge,
      })
      .catch(notAccepted)
    const claims = tokens.claims()
    if (!claims || typeof claims.sid !== 'string') throw new WebError('gone')
    const amr = textsIn(claims.amr)
    const { token, session } = await openSession(doors.database, doors.clock, {
      personId: claims.sub,
      program: 'portal',
      device: deviceOf(c),
      amr,
      openidSession: claims.sid,
      // Only a sign-in by EDS has left a certificate at this second.
      ...(amr.includes('eds') && typeof claims.auth_time === 'number' && { authTime: claims.auth_time }),
    })
    // No Max-Age: the browser forgets it when it is closed, the database after thirty idle minutes.
    const cookie = { httpOnly: true, sameSite: 'Lax', secure } as const
    setCookie(c, sessionCookie, token, { ...cookie, path: '/' })
    setCookie(c, hintCookie, tokens.id_token ?? '', { ...cookie, path: '/sign-out' })
    // Whoever came with an EDS may act for others, and is asked in whose name.
    const isAsked = await certificateOf(doors.database, doors.keyring, session)
    return c.redirect(isAsked ? `/account/acting?to=${encodeURIComponent(started.to)}` : started.to, 303)
  })

  signOutRoutes(site, doors, client)
}

function signOutRoutes(
  site: Site,
  doors: SignInRouteDoors,
  client: () => Promise<openid.Configuration>,
): void {
  site.post('/sign-out', async (c) => {
    const session = await currentSession(c, doors)
    const hint = getCookie(c, hintCookie)
    deleteCookie(c, sessionCookie, { path: '/' })
    deleteCookie(c, hintCookie, { path: '/sign-out' })
    if (!session) return c.redirect('/', 303)
    const { personId, id } = session
    const origin = { channel: 'portal', device: deviceOf(c) } as const
    if (c.req.query('everywhere') !== undefined) {
      await doors.signOutEverywhere({ personId, ...origin })
      return c.redirect('/', 303)
    }
    await transaction(doors.database, async (trx) => {
      await endSessions(trx, doors.clock, { personId, id })
      await recordOperation(trx, doors.clock, {
        personId,
        operation: 'signed-out',
        by: 'self',
        ...origin,
        result: 'done',
      })
    })
    return c.redirect(await endAtProvider(client, doors.origin, hint), 303)
  })

  const logout = backChannelLogout(doors, async () => {
    const { jwks_uri } = (await client()).serverMetadata()
    return new URL(jwks_uri ?? '')
  })
  site.post(backChannelPath, async (c) => {
    const { logout_token: token = '' } = await readForm(c)
    return (await logout(token)) ? c.body(null, 200) : c.json({ error: 'invalid_request' }, 400)
  })
}

/** Where the browser ends its session at Digital ID too; if that is away, the portal's own session is over all the same. */
async function endAtProvider(
  client: () => Promise<openid.Configuration>,
  origin: string,
  hint: string | undefined,
): Promise<string> {
  const configuration = await client().catch(() => null)
  if (!configuration || !hint) return '/'
  return openid.buildEndSessionUrl(configuration, {
    id_token_hint: hint,
    post_logout_redirect_uri: `${origin}/`,
  }).href
}

async function currentSession(c: SiteContext, doors: SignInRouteDoors) {
  const token = getCookie(c, sessionCookie)
  return token ? findSession(doors.database, doors.clock, 'portal', token) : null
}

function readyClient(client: () => Promise<openid.Configuration>): Promise<openid.Configuration> {
  return client().catch(unavailable)
}

function unavailable(cause: unknown): never {
  throw new WebError('unavailable', { cause })
}

/** A code that is old, used or not ours is the end of this try; a provider that is away is not. */
function notAccepted(cause: unknown): never {
  const refused =
    cause instanceof openid.ResponseBodyError ||
    cause instanceof openid.AuthorizationResponseError ||
    cause instanceof openid.ClientError
  throw new WebError(refused ? 'gone' : 'unavailable', { cause })
}

function deviceOf(c: SiteContext): string {
  return deviceName(c.req.header('user-agent') ?? '')
}

function textsIn(claim: unknown): readonly string[] {
  return Array.isArray(claim) ? claim.filter((one) => typeof one === 'string') : []
}
