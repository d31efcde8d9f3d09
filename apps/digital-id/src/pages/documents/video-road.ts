import { getCookie, setCookie } from 'hono/cookie'
import { type JourneyView, readJourney, type Stage, type Standing } from '#modules/identity-proofing'
import type { SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { baseOf } from './owner.ts'

const cookieName = 'senim_digital_id_document'

/** The token of this document's video in this browser; '' when none has begun. */
export function videoToken(c: SiteContext): string {
  return getCookie(c, cookieName) ?? ''
}

/** The token of a video goes to the pages of its own document only. */
export function keepVideo(
  c: SiteContext,
  { https }: DigitalIdDoors,
  { token }: { readonly token: string },
): void {
  setCookie(c, cookieName, token, {
    path: `${baseOf(c)}/video`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: https,
    maxAge: 24 * 60 * 60,
  })
}

/** The page of a stage of this document's video. */
export function placeOfStage(c: SiteContext, stage: Stage): string {
  if (stage === 'video') return `${baseOf(c)}/video/camera`
  if (stage === 'refused') return `${baseOf(c)}/video/result`
  return stage === 'verified' ? baseOf(c) : `${baseOf(c)}/video`
}

/** Where a browser goes whose step could not be tried. */
export function placeOfVideoStanding(c: SiteContext, standing: Standing): string {
  return standing.kind === 'stale' ? placeOfStage(c, standing.stage) : `${baseOf(c)}/video?anew`
}

/** The document's video, if it stands where this page belongs; otherwise the answer that leads there. */
export async function videoAt(
  c: SiteContext,
  { proofing }: DigitalIdDoors,
  ...stages: readonly Stage[]
): Promise<JourneyView | Response> {
  const journey = await readJourney(proofing, videoToken(c))
  if (journey?.purpose !== 'document') return c.redirect(`${baseOf(c)}/video`, 303)
  return stages.includes(journey.stage) ? journey : c.redirect(placeOfStage(c, journey.stage), 303)
}
