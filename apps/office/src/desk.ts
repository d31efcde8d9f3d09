import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { deviceName } from '#modules/accounts'
import { findStaffSession, type Member, type Role, type StaffOrigin, type StaffSession } from '#modules/staff'
import { type SiteContext, WebError } from '#platform/web'
import type { OfficeDoors } from './doors.ts'

/** Cookies ignore ports, so the name says whose it is. */
const cookieName = 'senim_office'

/** A change of the ways to sign in asks for a sign-in that is no older. */
const freshMilliseconds = 15 * 60_000

/** A member of staff at their desk. */
export type Desk = { readonly session: StaffSession; readonly member: Member }

/** Who sits here, or `null`; a page without the cookie asks the database nothing. */
export async function deskHere(c: SiteContext, doors: OfficeDoors): Promise<Desk | null> {
  const token = getCookie(c, cookieName)
  return token ? findStaffSession(doors, token) : null
}

/**
 * Who sits here and has one of these roles, or the answer that leads to the sign-in and back to this page.
 *
 * @throws WebError `forbidden` for somebody with other roles.
 */
export async function deskOf(
  c: SiteContext,
  doors: OfficeDoors,
  ...allowed: readonly Role[]
): Promise<Desk | Response> {
  const desk = await deskHere(c, doors)
  if (!desk) {
    const { pathname, search } = new URL(c.req.url)
    const to = c.req.method === 'GET' ? pathname + search : '/'
    return c.redirect(`/sign-in?to=${encodeURIComponent(to)}`, 303)
  }
  if (allowed.length > 0 && !holds(desk.member, ...allowed)) throw new WebError('forbidden')
  return desk
}

/** Whether a member has one of these roles. */
export function holds({ roles }: Member, ...wanted: readonly Role[]): boolean {
  return wanted.some((role) => roles.includes(role))
}

/** The browser sits at this desk from now on. */
export function sitDown(c: SiteContext, { https }: OfficeDoors, token: string): void {
  setCookie(c, cookieName, token, { path: '/', httpOnly: true, sameSite: 'Strict', secure: https })
}

export function standUp(c: SiteContext): void {
  deleteCookie(c, cookieName, { path: '/' })
}

/** Has this member signed in here in the last quarter of an hour? */
export function isFresh({ session }: Desk, { clock }: OfficeDoors): boolean {
  return clock.now().getTime() - session.createdAt.getTime() < freshMilliseconds
}

export function originOf(
  c: SiteContext,
): StaffOrigin & { readonly channel: 'office'; readonly device: string } {
  return { channel: 'office', device: deviceName(c.req.header('user-agent') ?? '') }
}
