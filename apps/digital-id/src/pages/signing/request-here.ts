import { readSigningRequest, SigningError, type SigningRequest } from '#modules/signing'
import { type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { currentSession } from '../../session.ts'

/**
 * The request of this address, if it asks the person who is signed in here; somebody else's does not exist. Whoever is
 * not signed in gets the answer that leads to the sign-in and back to this page.
 */
export async function requestHere(c: SiteContext, doors: DigitalIdDoors): Promise<SigningRequest | Response> {
  const session = await currentSession(c, doors)
  if (!session) return c.redirect(signInAddress(doors, new URL(c.req.url).pathname), 303)
  const request = await readSigningRequest(doors.signing, c.req.param('id') ?? '').catch(orMissing)
  if (request?.personId !== session.personId) throw new WebError('not-found')
  return request
}

/** The same while it may still be signed; otherwise the answer that leads to where it stands. */
export async function openRequestHere(
  c: SiteContext,
  doors: DigitalIdDoors,
): Promise<SigningRequest | Response> {
  const request = await requestHere(c, doors)
  if (request instanceof Response || isOpen(request)) return request
  return c.redirect(baseOf(request), 303)
}

export function isOpen({ state }: Pick<SigningRequest, 'state'>): boolean {
  return state === 'open' || state === 'refused'
}

/** Every page of this request lives below it. */
export function baseOf({ requestId }: Pick<SigningRequest, 'requestId'>): string {
  return `/sign/${requestId}`
}

/** Where the person came from: an address of its own, or a path of the portal. */
export function returnAddress(
  { portal }: Pick<DigitalIdDoors, 'portal'>,
  { returnTo }: Pick<SigningRequest, 'returnTo'>,
): string {
  return new URL(returnTo, portal).href
}

/** The portal signs people in and leads back here. */
function signInAddress({ portal }: Pick<DigitalIdDoors, 'portal'>, path: string): string {
  const back = `/account/signing/open?at=${encodeURIComponent(path)}`
  return `${portal}/sign-in?fresh&to=${encodeURIComponent(back)}`
}

function orMissing(error: unknown): undefined {
  if (error instanceof SigningError && error.code === 'unknown-request') return undefined
  throw error
}
