import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import {
  type JourneyView,
  type OwnerVideoPurpose,
  readJourney,
  type Stage,
  type Standing,
} from '#modules/identity-proofing'
import type { Problem } from '#platform/ui'
import type { SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import type { SignatureOwner } from './owner.ts'

/** What an owner's fresh video belongs to: an order of a certificate, or one signature with a key in the cloud. */
export type OwnerRoad = {
  readonly purpose: OwnerVideoPurpose
  /** The routes of its pages begin with it; `:id` names the order or the request. */
  readonly route: string
  readonly base: (c: SiteContext) => string
  /** Its owner, while it waits for a video; otherwise the answer that leads to where it stands. */
  readonly here: (c: SiteContext, doors: DigitalIdDoors) => Promise<SignatureOwner | Response>
  /** The token of the journey that takes the consent now. */
  readonly token: (
    c: SiteContext,
    doors: DigitalIdDoors,
    owner: SignatureOwner,
  ) => Promise<string | Response | readonly Problem[]>
  readonly done: (c: SiteContext) => string
}

const cookieName = 'senim_digital_id_owner_video'

/** The token of the video of this very order or request in this browser; '' when none has begun. */
export function videoToken(c: SiteContext): string {
  return getCookie(c, cookieName) ?? ''
}

export function keepVideo(c: SiteContext, { https }: DigitalIdDoors, base: string, token: string): void {
  setCookie(c, cookieName, token, {
    path: base,
    httpOnly: true,
    sameSite: 'Lax',
    secure: https,
    maxAge: 60 * 60,
  })
}

export function forgetVideo(c: SiteContext, base: string): void {
  deleteCookie(c, cookieName, { path: base })
}

/** The page of a stage of this video. */
export function placeOfStage(c: SiteContext, road: OwnerRoad, stage: Stage): string {
  const base = road.base(c)
  switch (stage) {
    case 'video':
      return `${base}/video/camera`
    case 'decision':
    case 'refused':
      return `${base}/video/result`
    case 'verified':
      return road.done(c)
    case 'code':
      return `${base}/code`
    default:
      return `${base}/video`
  }
}

/** Where a browser goes whose step could not be tried. */
export function placeOfStanding(c: SiteContext, road: OwnerRoad, standing: Standing): string {
  return standing.kind === 'stale' ? placeOfStage(c, road, standing.stage) : `${road.base(c)}?anew`
}

/** The video, if it stands where this page belongs; otherwise the answer that leads there. */
export async function videoAt(
  c: SiteContext,
  { proofing }: DigitalIdDoors,
  road: OwnerRoad,
  ...stages: readonly Stage[]
): Promise<JourneyView | Response> {
  const journey = await readJourney(proofing, videoToken(c))
  if (journey?.purpose !== road.purpose) return c.redirect(`${road.base(c)}?anew`, 303)
  return stages.includes(journey.stage) ? journey : c.redirect(placeOfStage(c, road, journey.stage), 303)
}
