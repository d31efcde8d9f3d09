import type { PresentedCertificate } from '#modules/accounts'
import { readJourney, takeVerified } from '#modules/identity-proofing'
import type { SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import type { SignInMethod } from '../../openid/claims.ts'
import { keepSession } from '../../session.ts'
import { callerOf } from '../registration/where.ts'
import { exchangeOf } from './exchange.ts'
import { baseOf, forgetSignIn, signInToken } from './road.ts'

/** Tells the provider who it is. The address to go on to, or null when the sign-in is over. */
export async function finishSignIn(
  c: SiteContext,
  doors: DigitalIdDoors,
  personId: string,
  method: SignInMethod,
  certificate?: PresentedCertificate,
): Promise<string | null> {
  const { device } = callerOf(c, doors)
  const onwards = await doors.openid.finishSignIn(exchangeOf(c), {
    personId,
    method,
    device,
    ...(certificate && { certificate }),
  })
  if (onwards !== null) await keepSession(c, doors, personId, method)
  return onwards
}

/** The same for a face that has just been recognised, by the sign-in's video or by the registration's. */
export async function finishByFace(
  c: SiteContext,
  doors: DigitalIdDoors,
  token: string,
): Promise<string | null> {
  // An interaction that is over must not use up the video.
  if ((await doors.openid.interactionOf(exchangeOf(c))) === null) return null
  const personId = await takeVerified(doors.proofing, token)
  if (personId === null) return null
  forgetSignIn(c)
  return finishSignIn(c, doors, personId, 'face')
}

/** The same for the face shown in this very sign-in, here or on the device that it was handed to. */
export async function finishHere(c: SiteContext, doors: DigitalIdDoors): Promise<string | null> {
  const token = signInToken(c)
  const journey = await readJourney(doors.proofing, token)
  return journey?.returnTo === baseOf(c) ? finishByFace(c, doors, token) : null
}
