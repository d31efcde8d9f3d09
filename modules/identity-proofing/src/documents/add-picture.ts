import { createHash } from 'node:crypto'
import { DocumentError, type DocumentErrorCode, type Quad, type Side } from '#modules/identity-documents'
import { lookupIndex } from '#platform/crypto'
import { keepPicture, keepReading, type NewPicture, openPicture, readPictures } from './case-pictures.ts'
import { mayMoveCase, sidesOf } from './document-case.ts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import type { Captured } from './document-tables.ts'
import { judgeAnew } from './refresh-evidence.ts'
import type { StoredCase } from './stored-case.ts'
import { type CaseStanding, findOwnCase, takeCaseStep } from './take-case-step.ts'

/**
 * - `added`: it was read; `readCase` tells what was found
 * - `refused`: no picture we can use, with the code that says how to mend it; `wrong-place` when this kind of document
 *   has no such side
 */
export type AddPictureAnswer =
  | { readonly kind: 'added'; readonly pictureId: string }
  | { readonly kind: 'refused'; readonly code: DocumentErrorCode | 'wrong-place' }
  | CaseStanding

export type SentPicture = {
  readonly caseId: string
  readonly slot: Side
  readonly captured: Captured
  readonly bytes: Uint8Array
  /** The corners as the person drew them, in pixels of the picture that `readCase` shows. */
  readonly corners?: Quad
}

/**
 * Reads a picture and puts it into its place. The same picture sent twice is one picture, read once; another picture
 * in the same place takes over, and the fields have to be confirmed again.
 */
export async function addPicture(
  doors: DocumentDoors,
  owner: Owner,
  sent: SentPicture,
): Promise<AddPictureAnswer> {
  const { caseId, slot, captured } = sent
  const stored = await findOwnCase(doors.database, doors, owner, caseId)
  if (!stored) return { kind: 'gone' }
  if (!mayMoveCase(stored.row.state, 'addPicture')) return { kind: 'stale', state: stored.row.state }
  if (!sidesOf(stored.row.kind).includes(slot)) return { kind: 'refused', code: 'wrong-place' }
  const contentLookup = contentLookupOf(doors, sent.bytes)
  const pictures = await readPictures(doors.database, stored.key, caseId)
  const same = pictures.find((one) => one.slot === slot && one.contentLookup.equals(contentLookup))
  if (same) return { kind: 'added', pictureId: same.id }
  try {
    const { jpeg, width, height, grid } = await doors.normalise(sent.bytes)
    const hints = { ...hintsFor(stored, sent.corners), ...(grid !== undefined && { grid }) }
    const reading = await doors.reader.readSide(jpeg, hints)
    const corners = sent.corners ?? reading.corners
    return await keep(doors, owner, caseId, {
      slot,
      captured,
      contentLookup,
      width,
      height,
      corners,
      jpeg,
      reading,
    })
  } catch (error) {
    if (error instanceof DocumentError && !isOurFault(error.code))
      return { kind: 'refused', code: error.code }
    throw error
  }
}

export type CornersAnswer = { readonly kind: 'moved' } | { readonly kind: 'no-picture' } | CaseStanding

/** Reads a picture again inside the corners that the person drew. */
export async function setCorners(
  doors: DocumentDoors,
  owner: Owner,
  { caseId, slot, corners }: { readonly caseId: string; readonly slot: Side; readonly corners: Quad },
): Promise<CornersAnswer> {
  const stored = await findOwnCase(doors.database, doors, owner, caseId)
  if (!stored) return { kind: 'gone' }
  if (!mayMoveCase(stored.row.state, 'setCorners')) return { kind: 'stale', state: stored.row.state }
  const jpeg = await openPicture(doors.database, stored.key, caseId, slot)
  if (!jpeg) return { kind: 'no-picture' }
  const before = (await readPictures(doors.database, stored.key, caseId)).find((one) => one.slot === slot)
  // The pixels that were sent are gone; what was seen in them is not.
  const grid = before?.reading.measures.gridAsSent
  const hints = { ...hintsFor(stored, corners), ...(grid !== undefined && { grid }) }
  const reading = await doors.reader.readSide(jpeg, hints)
  const form = { caseId, formKey: null }
  return takeCaseStep<CornersAnswer>(doors, owner, 'setCorners', form, async (trx, locked) => {
    const pictures = await readPictures(trx, locked.key, caseId)
    const picture = pictures.find((one) => one.slot === slot)
    if (!picture) return { answer: { kind: 'no-picture' } }
    await keepReading(trx, doors, locked.key, picture.id, corners, reading)
    const change = await judgeAnew(trx, doors, locked, { confirmedAt: null })
    return { answer: { kind: 'moved' }, change }
  })
}

function keep(
  doors: DocumentDoors,
  owner: Owner,
  caseId: string,
  picture: NewPicture,
): Promise<AddPictureAnswer> {
  const form = { caseId, formKey: null }
  return takeCaseStep<AddPictureAnswer>(doors, owner, 'addPicture', form, async (trx, locked) => {
    const pictureId = await keepPicture(trx, doors, locked.key, caseId, picture)
    const { portraitRegistry: _, portraitVideo: __, ...scores } = locked.row.scores
    const change = await judgeAnew(trx, doors, locked, {
      confirmedAt: null,
      crossings: null,
      askedSide: locked.row.askedSide === picture.slot ? null : locked.row.askedSide,
      // A new front has a new portrait.
      scores: picture.slot === 'back' ? locked.row.scores : scores,
    })
    return { answer: { kind: 'added', pictureId }, change }
  })
}

function hintsFor({ row: { kind } }: StoredCase, corners: Quad | undefined) {
  return corners ? { kind, corners } : { kind }
}

/** Tells two uploads of one picture without telling anything about it. */
function contentLookupOf({ keyring }: DocumentDoors, bytes: Uint8Array): Buffer {
  const hash = createHash('sha256').update(bytes).digest('hex')
  return lookupIndex(keyring, 'identity_proofing.picture', hash)
}

function isOurFault(code: DocumentErrorCode): boolean {
  return code === 'models-missing' || code === 'reader-closed' || code === 'reader-failed'
}
