import { readProfile } from '#modules/accounts'
import { recordOperation } from '#modules/audit'
import { closeLook, openLook } from '#modules/consents'
import type {
  Crossing,
  DocumentKind,
  FieldName,
  FieldReading,
  Finding,
  MrzReading,
  Quad,
  Side,
} from '#modules/identity-documents'
import type { Individual } from '#modules/registries'
import { decryptBlob } from '#platform/crypto'
import type { Database } from '#platform/database'
import { openPicture, readPictures, type StoredPicture } from '../documents/case-pictures.ts'
import { agree, crossWithRegistry } from '../documents/crossings.ts'
import type { Lane } from '../documents/document-case.ts'
import type { DocumentDoors } from '../documents/document-doors.ts'
import { type Captured, documentTables } from '../documents/document-tables.ts'
import { findingsOf } from '../documents/evidence.ts'
import { readPortrait } from '../documents/portrait.ts'
import type { Scores } from '../documents/scores.ts'
import { type StoredCase, stillPlace } from '../documents/stored-case.ts'
import { atDesk, type DeskStanding } from './claim-case.ts'
import { type DecisionView, readDecisions } from './kept-decisions.ts'
import type { Moderator } from './moderator.ts'

/** One field three times: as read, as the person confirmed it, as the registry says. */
export type FieldTriple = {
  readonly field: FieldName
  readonly read: FieldReading | null
  readonly typed: string | null
  readonly registry: string | null
  /** The three do not mean the same. */
  readonly differs: boolean
}

/** A picture as the office sees it; its bytes come through `readCasePicture`. */
export type DeskPicture = {
  readonly slot: Side
  /** What the picture itself shows. */
  readonly shows: Side | 'none'
  readonly captured: Captured
  readonly width: number
  readonly height: number
  readonly corners: Quad | null
  readonly measures: Readonly<Record<string, number>>
}

/** A case on the desk of the moderator who claimed it. */
export type DeskCase = {
  readonly kind: 'opened'
  readonly caseId: string
  readonly document: DocumentKind
  readonly lane: Lane
  readonly submittedAt: Date | null
  readonly dueAt: Date | null
  readonly claimedUntil: Date | null
  readonly pictures: readonly DeskPicture[]
  readonly fields: readonly FieldTriple[]
  readonly mrz: MrzReading | null
  readonly findings: readonly Finding[]
  readonly crossings: readonly Crossing[]
  readonly scores: Scores
  readonly videoAt: Date | null
  readonly hasStill: boolean
  readonly hasPortrait: boolean
  /** The registry's photograph, asked for this look; null: it has none; `registryAnswered` tells silence apart. */
  readonly registryPhoto: Uint8Array | null
  readonly registryAnswered: boolean
  readonly appeal: string | null
  /** Empty on a second blind look and for whoever decides an appeal until they have decided. */
  readonly decisions: readonly DecisionView[]
}

/** Opens a claimed case. The person will see that somebody looked: before anything is shown, it is written down. */
export async function openCase(
  doors: DocumentDoors,
  moderator: Moderator,
  caseId: string,
): Promise<DeskCase | DeskStanding> {
  const stored = await atDesk<{ readonly kind: 'noted'; readonly stored: StoredCase }>(
    doors,
    moderator,
    caseId,
    'openCase',
    async (trx, locked) => {
      await noteView(doors, trx, moderator, locked)
      return { answer: { kind: 'noted', stored: locked } }
    },
  )
  return stored.kind === 'noted' ? layOut(doors, stored.stored) : stored
}

/** Which picture of a case: a side, the portrait cut out of it, or the still that the person agreed to. */
export type DeskPictureName = Side | 'portrait' | 'still'

/** The bytes of one picture of a claimed case, as JPEG; null when there is none. */
export async function readCasePicture(
  doors: DocumentDoors,
  moderator: Moderator,
  caseId: string,
  name: DeskPictureName,
): Promise<Uint8Array | null> {
  const seen = await atDesk<{ readonly kind: 'seen'; readonly jpeg: Uint8Array | null }>(
    doors,
    moderator,
    caseId,
    'openCase',
    async (trx, stored) => {
      await noteFirstView(doors, trx, moderator, stored)
      return { answer: { kind: 'seen', jpeg: await pictureOf(trx, stored, name) } }
    },
  )
  return seen.kind === 'seen' ? seen.jpeg : null
}

/** A picture that is asked for before the case was opened is a look like any other. */
async function noteFirstView(
  doors: DocumentDoors,
  trx: Database,
  moderator: Moderator,
  stored: StoredCase,
): Promise<void> {
  const viewed = await documentTables(trx)
    .selectFrom('documentViews')
    .select('id')
    .where('caseId', '=', stored.row.id)
    .where('staffId', '=', moderator.staffId)
    .where('at', '>=', new Date(doors.clock.now().getTime() - viewMilliseconds))
    .executeTakeFirst()
  if (!viewed) await noteView(doors, trx, moderator, stored)
}

/** How long one look at a case lasts: the pictures of its page come right after it. */
const viewMilliseconds = 60 * 60_000

export async function pictureOf(
  database: Database,
  { row, key }: StoredCase,
  name: DeskPictureName,
): Promise<Uint8Array | null> {
  if (name === 'portrait') return readPortrait(database, key, row.id)
  if (name === 'still') return row.stillSealed && decryptBlob(key, stillPlace(row.id), row.stillSealed)
  return openPicture(database, key, row.id, name)
}

/** Writes down who looked: in the case, in the person's looks and in their history. */
export async function noteView(
  { keyring, clock }: DocumentDoors,
  trx: Database,
  { staffId }: Moderator,
  { row }: StoredCase,
): Promise<void> {
  await documentTables(trx)
    .insertInto('documentViews')
    .values({ caseId: row.id, staffId, at: clock.now() })
    .execute()
  const profile = await readProfile(trx, keyring, row.personId)
  if (profile) {
    const look = await openLook(trx, keyring, clock, {
      iin: profile.iin,
      by: 'staff',
      asker: 'moderation',
      purpose: 'document-moderation',
      source: 'identity-document',
      attributes: ['document-pictures', 'names', 'documents', 'photo'],
    })
    await closeLook(trx, look, 'found')
  }
  await recordOperation(trx, clock, {
    personId: row.personId,
    operation: 'document-viewed',
    by: 'staff',
    channel: 'office',
    result: 'done',
    details: { purpose: row.kind },
  })
}

/** Everything about a case side by side, with the registry asked for this look. */
export async function layOut(doors: DocumentDoors, stored: StoredCase): Promise<DeskCase> {
  const { database, keyring, registries } = doors
  const { row, key, reading, fields, crossings, appeal } = stored
  const pictures = await readPictures(database, key, row.id)
  const profile = await readProfile(database, keyring, row.personId)
  const outcome = await registries.askIndividual(profile?.iin ?? '', {
    by: 'staff',
    asker: 'moderation',
    purpose: 'document-moderation',
  })
  const individual = outcome.kind === 'answer' ? outcome.answer : null
  const evidence = { pictures, reading, fields, crossings, scores: row.scores }
  return {
    kind: 'opened',
    caseId: row.id,
    document: row.kind,
    lane: row.lane,
    submittedAt: row.submittedAt,
    dueAt: row.dueAt,
    claimedUntil: row.claimedUntil,
    pictures: pictures.map(deskPicture),
    fields: triplesOf(stored, individual),
    mrz: reading?.mrz ?? null,
    findings: findingsOf(evidence),
    crossings: reading?.crossings ?? [],
    scores: row.scores,
    videoAt: row.videoAt,
    hasStill: row.stillSealed !== null,
    hasPortrait: pictures.some((picture) => picture.reading.portrait !== undefined),
    registryPhoto: individual?.photo ?? null,
    registryAnswered: outcome.kind === 'answer',
    appeal,
    decisions: await readDecisions(database, key, row.id),
  }
}

function deskPicture({ slot, captured, width, height, corners, reading }: StoredPicture): DeskPicture {
  const { side, measures } = reading
  return { slot, shows: side, captured, width, height, corners, measures }
}

function triplesOf(
  { row, reading, fields }: StoredCase,
  individual: Individual | null,
): readonly FieldTriple[] {
  const registry = individual ? crossWithRegistry(row.kind, fields ?? {}, individual) : []
  const names = new Set([
    ...(Object.keys(fields ?? {}) as FieldName[]),
    ...(Object.keys(reading?.fields ?? {}) as FieldName[]),
    ...registry.map(({ field }) => field),
  ])
  return [...names].map((field) => {
    const read = reading?.fields[field] ?? null
    const typed = fields?.[field] ?? null
    const crossing = registry.find((one) => one.field === field)
    const corrected = read !== null && typed !== null && !agree(field, typed, read.value)
    return {
      field,
      read,
      typed,
      registry: crossing?.registry ?? null,
      differs: corrected || crossing?.agrees === false,
    }
  })
}
