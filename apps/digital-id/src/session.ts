import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { deviceName, endSessions, findSession, openSession, type Session } from '#modules/accounts'
import type { SiteContext } from '#platform/web'
import type { DigitalIdDoors } from './doors.ts'
import { amrOf, type SignInMethod } from './openid/claims.ts'

/** Cookies ignore ports, so the name says whose it is. */
const cookieName = 'senim_digital_id'

/** A change of the ways to sign in asks for a sign-in that is no older. */
const freshMilliseconds = 15 * 60_000

/** Remembers at Digital ID itself who has just signed in here. */
export async function keepSession(
  c: SiteContext,
  { database, clock, https }: DigitalIdDoors,
  personId: string,
  method: SignInMethod,
): Promise<void> {
  const { token } = await openSession(database, clock, {
    personId,
    program: 'digital-id',
    device: deviceName(c.req.header('user-agent') ?? ''),
    amr: amrOf[method],
  })
  setCookie(c, cookieName, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: https })
}

/** The session of somebody who signed in here in the last quarter of an hour, or null. */
export async function freshSession(c: SiteContext, doors: DigitalIdDoors): Promise<Session | null> {
  const session = await currentSession(c, doors)
  if (!session) return null
  return doors.clock.now().getTime() - session.createdAt.getTime() < freshMilliseconds ? session : null
}

/** Whoever is signed in here, however long ago, or null. */
export async function currentSession(
  c: SiteContext,
  { database, clock }: Pick<DigitalIdDoors, 'database' | 'clock'>,
): Promise<Session | null> {
  const token = getCookie(c, cookieName)
  return token ? findSession(database, clock, 'digital-id', token) : null
}

/** Forgets who signed in here, in this browser. Returns the session that was ended. */
export async function endSession(
  c: SiteContext,
  { database, clock }: Pick<DigitalIdDoors, 'database' | 'clock'>,
): Promise<Session | null> {
  const session = await currentSession(c, { database, clock })
  deleteCookie(c, cookieName, { path: '/' })
  if (session) await endSessions(database, clock, { personId: session.personId, id: session.id })
  return session
}
