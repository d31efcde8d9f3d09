import { readSigningRequest, SigningError, type SigningRequest } from '#modules/signing'
import { type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { type SignatureOwner, signatureOwner } from './owner.ts'
import { type OwnerRoad, videoToken } from './video-road.ts'

export type RequestHere = { readonly owner: SignatureOwner; readonly request: SigningRequest }

export function cloudBase(c: SiteContext): string {
  return `/sign/${encodeURIComponent(c.req.param('id') ?? '')}/cloud`
}

/** The request of this address, if its owner is here and may still sign; otherwise the answer that leads on. */
export async function requestHere(c: SiteContext, doors: DigitalIdDoors): Promise<RequestHere | Response> {
  const owner = await signatureOwner(c, doors)
  if (owner instanceof Response) return owner
  const request = await readSigningRequest(doors.signing, c.req.param('id') ?? '').catch((error: unknown) => {
    if (error instanceof SigningError && error.code === 'unknown-request') throw new WebError('not-found')
    throw error
  })
  if (request.personId !== owner.personId) throw new WebError('not-found')
  const isOpen = request.state === 'open' || request.state === 'refused'
  return isOpen ? { owner, request } : c.redirect(`/sign/${request.requestId}`, 303)
}

/** The video of one signature: its journey began when the code was sent, and the code comes first. */
export const cloudRoad: OwnerRoad = {
  purpose: 'signature',
  route: '/sign/:id/cloud',
  base: cloudBase,
  here: async (c, doors) => {
    const here = await requestHere(c, doors)
    return here instanceof Response ? here : here.owner
  },
  token: async (c) => videoToken(c) || c.redirect(`${cloudBase(c)}?anew`, 303),
  done: (c) => `${cloudBase(c)}/confirm`,
}
