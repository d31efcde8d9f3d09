import type { DocumentKind, Fields, Quad, Side } from '#modules/identity-documents'
import { decryptBlob, readPersonKey } from '#platform/crypto'
import type { Mark } from '../moderation/decision.ts'
import { readDecisions } from '../moderation/kept-decisions.ts'
import { openPicture, readPictures, type StoredPicture, wereSwapped } from './case-pictures.ts'
import type { CaseState } from './document-case.ts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { type Captured, documentTables, type Verb } from './document-tables.ts'
import type { Gate } from './gate.ts'
import type { RejectionReason } from './rejection-reasons.ts'
import { gateNow } from './send-document.ts'
import { openCaseRow, type StoredCase, stillPlace, type TypedFields } from './stored-case.ts'
import { findOwnCase } from './take-case-step.ts'

/** A picture as its owner sees it; its bytes come through `readOwnPicture`. */
export type PictureView = {
  readonly slot: Side
  /** What the picture itself shows. */
  readonly shows: Side | 'none'
  readonly captured: Captured
  readonly width: number
  readonly height: number
  readonly corners: Quad | null
  readonly fields: Fields
}

/** A decision as its person sees it: what and why, not who. */
export type OwnDecision = {
  readonly number: number
  readonly verb: Verb
  readonly automatic: boolean
  readonly reasons: readonly RejectionReason[]
  readonly side: Side | null
  readonly note: string
  readonly marks: readonly Mark[]
  readonly decidedAt: Date
}

/** A document in the list of its owner. */
export type DocumentLine = {
  readonly caseId: string
  readonly kind: DocumentKind
  readonly state: CaseState
  readonly createdAt: Date
  readonly submittedAt: Date | null
  readonly dueAt: Date | null
  readonly decidedAt: Date | null
  readonly number: string | null
  readonly expires: string | null
}

/** A document with everything its owner may see. */
export type CaseView = DocumentLine & {
  readonly origin: string | null
  readonly pictures: readonly PictureView[]
  /** Front and back were put into each other's places; read as if they had not been. */
  readonly swapped: boolean
  readonly read: Fields
  readonly typed: TypedFields | null
  readonly confirmedAt: Date | null
  readonly videoAt: Date | null
  readonly stillAgreedAt: Date | null
  readonly askedSide: Side | null
  readonly gate: Gate
  readonly decisions: readonly OwnDecision[]
  readonly appealUntil: Date | null
  readonly appealedAt: Date | null
  /** When the pictures go, or went. */
  readonly originalsDueAt: Date | null
  readonly originalsDeletedAt: Date | null
}

/** One document of this person, or null. */
export async function readCase(
  doors: DocumentDoors,
  owner: Pick<Owner, 'personId'>,
  caseId: string,
): Promise<CaseView | null> {
  const { database } = doors
  const stored = await findOwnCase(database, doors, owner, caseId)
  if (!stored) return null
  const { row, key, reading, fields } = stored
  const pictures = await readPictures(database, key, caseId)
  const decisions = await readDecisions(database, key, caseId)
  return {
    ...lineOf(stored),
    origin: row.origin,
    pictures: pictures.map(pictureView),
    swapped: wereSwapped(pictures),
    read: reading?.fields ?? {},
    typed: fields,
    confirmedAt: row.confirmedAt,
    videoAt: row.videoAt,
    stillAgreedAt: row.stillAgreedAt,
    askedSide: row.askedSide,
    gate: await gateNow(doors, database, stored),
    decisions: decisions.map(({ staffId, lane: _, ...decision }) => ({
      ...decision,
      automatic: staffId === null,
      // An escalation speaks to a colleague, not to the person.
      note: decision.verb === 'escalate' ? '' : decision.note,
    })),
    appealUntil: row.appealUntil,
    appealedAt: row.appealedAt,
    originalsDueAt: row.originalsDueAt,
    originalsDeletedAt: row.originalsDeletedAt,
  }
}

/** The documents of this person, newest first; deleted ones are gone from the list. */
export async function listDocuments(
  { database, keyring }: Pick<DocumentDoors, 'database' | 'keyring'>,
  personId: string,
): Promise<readonly DocumentLine[]> {
  const rows = await documentTables(database)
    .selectFrom('documentCases')
    .selectAll()
    .where('personId', '=', personId)
    .where('state', '!=', 'deleted')
    .orderBy('createdAt', 'desc')
    .execute()
  if (rows.length === 0) return []
  const key = await readPersonKey(database, keyring, personId)
  return rows.map((row) => lineOf(openCaseRow(row, key)))
}

/** The bytes of one of the owner's pictures, as JPEG; null when there is none any more. */
export async function readOwnPicture(
  doors: DocumentDoors,
  owner: Pick<Owner, 'personId'>,
  caseId: string,
  name: Side | 'still',
): Promise<Uint8Array | null> {
  const stored = await findOwnCase(doors.database, doors, owner, caseId)
  if (!stored) return null
  const { row, key } = stored
  if (name !== 'still') return openPicture(doors.database, key, caseId, name)
  return row.stillSealed && decryptBlob(key, stillPlace(caseId), row.stillSealed)
}

function lineOf({ row, fields }: StoredCase): DocumentLine {
  const { id, kind, state, createdAt, submittedAt, dueAt, decidedAt } = row
  return {
    caseId: id,
    kind,
    state,
    createdAt,
    submittedAt,
    dueAt,
    decidedAt,
    number: fields?.number ?? null,
    expires: fields?.expires ?? null,
  }
}

function pictureView({ slot, captured, width, height, corners, reading }: StoredPicture): PictureView {
  return { slot, shows: reading.side, captured, width, height, corners, fields: reading.fields }
}
