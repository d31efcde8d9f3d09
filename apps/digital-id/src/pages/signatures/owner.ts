import type { SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { ownerHere } from '../documents/owner.ts'

export type SignatureOwner = { readonly personId: string; readonly device: string }

/** Whose certificates these are, or the answer that leads to the sign-in and back to this page. */
export async function signatureOwner(
  c: SiteContext,
  doors: DigitalIdDoors,
): Promise<SignatureOwner | Response> {
  const owner = await ownerHere(c, doors)
  return owner instanceof Response ? owner : { personId: owner.personId, device: owner.device }
}
