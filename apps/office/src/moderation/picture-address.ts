import type { DeskPictureName } from '#modules/identity-proofing'
import { equalSecrets, lookupIndex } from '#platform/crypto'
import type { Desk } from '../desk.ts'
import type { ModerationDoors } from '../doors.ts'

/** Where a picture of a case is shown: good for this session of this member alone, and only while the claim holds. */
export function pictureAddress(
  doors: ModerationDoors,
  desk: Desk,
  caseId: string,
  name: DeskPictureName,
): string {
  return `/documents/${caseId}/pictures/${name}/${signatureOf(doors, desk, caseId, name)}`
}

/** Was this address made for this session? */
export function isOwnAddress(
  doors: ModerationDoors,
  desk: Desk,
  caseId: string,
  name: string,
  signature: string,
): boolean {
  return equalSecrets(signatureOf(doors, desk, caseId, name), signature)
}

function signatureOf({ keyring }: ModerationDoors, { session }: Desk, caseId: string, name: string): string {
  return lookupIndex(keyring, 'office.picture', `${session.id} ${caseId} ${name}`).toString('base64url')
}
