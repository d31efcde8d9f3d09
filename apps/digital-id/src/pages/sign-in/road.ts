import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type JourneyView, readJourney, type Stage, type Standing } from '#modules/identity-proofing'
import type { SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'

const cookieName = 'senim_digital_id_sign_in'

/** The provider's cookie goes to `/sign-in/UID` only, so every page of a sign-in lives under it. */
export function baseOf(c: SiteContext): string {
  return `/sign-in/${encodeURIComponent(c.req.param('uid') ?? '')}`
}

/** The token of the sign-in by face that this browser is on; '' when it is on none. */
export function signInToken(c: SiteContext): string {
  return getCookie(c, cookieName) ?? ''
}

export function keepSignIn(c: SiteContext, { https }: DigitalIdDoors, token: string): void {
  setCookie(c, cookieName, token, {
    path: '/sign-in',
    httpOnly: true,
    sameSite: 'Lax',
    secure: https,
    maxAge: 60 * 60,
  })
}

export function forgetSignIn(c: SiteContext): void {
  deleteCookie(c, cookieName, { path: '/sign-in' })
}

const places: Readonly<Record<Stage, string>> = {
  phone: '/phone',
  code: '/code',
  // A sign-in never stands at the IIN, and nobody under age has an account.
  iin: '',
  'under-age': '',
  consent: '/consent',
  video: '/video',
  decision: '/result',
  refused: '/result',
  verified: '/result',
}

/** What the address of a sign-in ends with at this stage. */
export function stageOfSignIn(stage: Stage): string {
  return places[stage]
}

/** The page of a stage in this sign-in. */
export function placeOf(c: SiteContext, stage: Stage): string {
  return baseOf(c) + places[stage]
}

/** Where a browser goes whose step could not be tried. */
export function placeOfStanding(c: SiteContext, standing: Standing): string {
  switch (standing.kind) {
    case 'stale':
      return `${placeOf(c, standing.stage)}?moved-on`
    case 'elsewhere':
      return `${baseOf(c)}/elsewhere`
    case 'gone':
      return `${baseOf(c)}?anew`
  }
}

/** The journey of this very sign-in, if it stands where this page belongs; otherwise the answer that leads there. */
export async function signInAt(
  c: SiteContext,
  { proofing }: DigitalIdDoors,
  ...stages: readonly Stage[]
): Promise<JourneyView | Response> {
  const journey = await readJourney(proofing, signInToken(c))
  if (!journey || journey.returnTo !== baseOf(c)) return c.redirect(`${baseOf(c)}?anew`, 303)
  if (journey.role === 'watcher' && journey.stage !== 'verified')
    return c.redirect(`${baseOf(c)}/elsewhere`, 303)
  return stages.includes(journey.stage) ? journey : c.redirect(placeOf(c, journey.stage), 303)
}
