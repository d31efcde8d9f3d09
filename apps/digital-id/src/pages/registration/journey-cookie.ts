import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'

/** Cookies ignore ports, so the name says whose it is. */
const cookieName = 'senim_digital_id_journey'

/** The token of the journey that this browser is on; '' when it is on none. */
export function journeyToken(c: SiteContext): string {
  return getCookie(c, cookieName) ?? ''
}

export function keepJourney(
  c: SiteContext,
  { https }: DigitalIdDoors,
  journey: { readonly token: string; readonly expiresAt: Date },
): void {
  setCookie(c, cookieName, journey.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: https,
    maxAge: 24 * 60 * 60,
  })
}

const handoffCookie = 'senim_digital_id_handoff'

/** What the page with the QR code shows again while it waits: the link itself is stored nowhere. */
export type ShownHandoff = { readonly link: string; readonly shortCode: string; readonly expiresAt: string }

export function keepHandoff(
  c: SiteContext,
  { https }: DigitalIdDoors,
  path: string,
  handoff: ShownHandoff,
): void {
  setCookie(c, handoffCookie, JSON.stringify(handoff), {
    path,
    httpOnly: true,
    sameSite: 'Strict',
    secure: https,
    maxAge: 10 * 60,
  })
}

export function shownHandoff(c: SiteContext): ShownHandoff | null {
  try {
    const { link, shortCode, expiresAt } = JSON.parse(getCookie(c, handoffCookie) ?? 'null') ?? {}
    const whole = [link, shortCode, expiresAt].every((part) => typeof part === 'string')
    return whole ? { link, shortCode, expiresAt } : null
  } catch {
    return null
  }
}

export function forgetHandoff(c: SiteContext, path: string): void {
  deleteCookie(c, handoffCookie, { path })
}
