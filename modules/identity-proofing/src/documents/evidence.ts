import type {
  DocumentReading,
  FieldName,
  Finding,
  ReasonCode,
  Side,
  SideReading,
} from '#modules/identity-documents'
import { agree, type RegistryCrossing } from './crossings.ts'
import type { Captured } from './document-tables.ts'
import { type Scores, showsAnotherFace } from './scores.ts'
import type { TypedFields } from './stored-case.ts'

/** A picture as far as a decision needs it. */
export type SeenPicture = { readonly slot: Side; readonly captured: Captured; readonly reading: SideReading }

/** Everything that was found out about a document, by whatever part of it is there already. */
export type Evidence = {
  readonly pictures: readonly SeenPicture[]
  readonly reading: DocumentReading | null
  readonly fields: TypedFields | null
  readonly crossings: readonly RegistryCrossing[] | null
  readonly scores: Scores
}

/** What a moderator's queue shows and filters by besides the findings themselves. */
export type Signal =
  | ReasonCode
  | 'from-file'
  | 'typed-differs'
  | 'registry-differs'
  | 'registry-silent'
  | 'face-unsure'
  | 'face-unseen'

/** All findings: of each picture, across them, and of the faces. A later one of the same kind and side adds nothing. */
export function findingsOf({ pictures, reading, scores }: Evidence): readonly Finding[] {
  const ofPictures = pictures.flatMap(({ slot, reading: { findings } }) =>
    findings.map((finding) => ({ ...finding, side: slot })),
  )
  const all = [...ofPictures, ...(reading?.findings ?? []), ...faceFindings(scores)]
  return all.filter(
    ({ reason, side }, place) =>
      all.findIndex((other) => other.reason === reason && (other.side === side || side === undefined)) ===
      place,
  )
}

/** The codes of a case: findings, and where person, reading and registry do not agree. */
export function signalsOf(evidence: Evidence): readonly Signal[] {
  const { pictures, crossings, scores } = evidence
  const zones = [scores.portraitRegistry, scores.portraitVideo, scores.videoRegistry]
  const told: readonly (readonly [Signal, boolean])[] = [
    ['from-file', pictures.some(({ captured }) => captured === 'file')],
    ['typed-differs', correctedFields(evidence).length > 0],
    ['registry-differs', crossings?.some(({ agrees }) => !agrees) ?? false],
    ['registry-silent', crossings === null],
    ['face-unsure', zones.some((score) => score?.zone === 'review')],
    ['face-unseen', zones.some((score) => !score)],
  ]
  const found = findingsOf(evidence).map(({ reason }) => reason)
  return [...new Set([...found, ...told.filter(([, holds]) => holds).map(([signal]) => signal)])]
}

/** The fields in which the person confirmed something else than was read. */
export function correctedFields({
  reading,
  fields,
}: Pick<Evidence, 'reading' | 'fields'>): readonly FieldName[] {
  const typed = Object.entries(fields ?? {}) as [FieldName, string][]
  return typed
    .filter(([field, value]) => {
      const read = reading?.fields[field]?.value
      return read !== undefined && !agree(field, value, read)
    })
    .map(([field]) => field)
}

function faceFindings(scores: Scores): readonly Finding[] {
  return showsAnotherFace(scores) ? [{ reason: 'face-mismatch', refuses: false, places: [] }] : []
}
