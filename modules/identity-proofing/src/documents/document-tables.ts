import type { Generated } from 'kysely'
import type { DocumentKind, Quad, Side } from '#modules/identity-documents'
import { type Database, tables } from '#platform/database'
import type { Language } from '#platform/texts'
import type { CaseState, Lane } from './document-case.ts'
import type { RejectionReason } from './rejection-reasons.ts'
import type { Scores } from './scores.ts'

export type Captured = 'camera' | 'file'
export type Verb = 'approve' | 'reject' | 'ask-new-photo' | 'escalate'

export type CaseRow = {
  readonly id: string
  readonly personId: string
  readonly iinLookup: Buffer
  readonly kind: DocumentKind
  readonly state: CaseState
  readonly lane: Lane
  readonly origin: string | null
  readonly language: Language
  readonly previousId: string | null
  readonly readingSealed: Buffer | null
  readonly fieldsSealed: Buffer | null
  readonly crossingsSealed: Buffer | null
  readonly confirmedAt: Date | null
  readonly signals: readonly string[]
  readonly scores: Scores
  readonly videoAt: Date | null
  readonly stillAgreedAt: Date | null
  readonly stillSealed: Buffer | null
  readonly askedSide: Side | null
  readonly createdAt: Date
  readonly submittedAt: Date | null
  readonly dueAt: Date | null
  readonly calendar: string | null
  readonly claimedBy: string | null
  readonly claimedUntil: Date | null
  readonly decidedAt: Date | null
  readonly appealUntil: Date | null
  readonly appealedAt: Date | null
  readonly appealSealed: Buffer | null
  readonly originalsDueAt: Date | null
  readonly originalsDeletedAt: Date | null
  readonly deletedAt: Date | null
  readonly formKey: string | null
  readonly formAnswer: unknown
}

export type PictureRow = {
  readonly id: string
  readonly caseId: string
  readonly slot: Side
  readonly captured: Captured
  readonly contentLookup: Buffer
  readonly width: number
  readonly height: number
  readonly corners: Quad | null
  readonly pictureSealed: Buffer
  readonly readingSealed: Buffer
  readonly addedAt: Date
}

export type UploadRow = {
  readonly id: string
  readonly caseId: string
  readonly slot: Side
  readonly captured: Captured
  readonly formKey: string
  readonly size: number
  readonly received: number
  readonly startedAt: Date
}

type PieceRow = { readonly uploadId: string; readonly atByte: number; readonly pieceSealed: Buffer }

export type DecisionRow = {
  readonly caseId: string
  readonly number: number
  readonly verb: Verb
  readonly staffId: string | null
  readonly lane: Lane
  readonly reasons: readonly RejectionReason[]
  readonly side: Side | null
  readonly wordsSealed: Buffer | null
  readonly decidedAt: Date
}

type ViewRow = {
  readonly id: Generated<number>
  readonly caseId: string
  readonly staffId: string
  readonly at: Date
}

export type SecondLookRow = {
  readonly caseId: string
  readonly decision: number
  readonly verb: 'approve' | 'reject'
  readonly reasons: readonly RejectionReason[]
  readonly firstStaffId: string
  readonly drawnAt: Date
  readonly kind: DocumentKind | null
  readonly secondStaffId: string | null
  readonly secondOpenedAt: Date | null
  readonly secondVerb: 'approve' | 'reject' | null
  readonly secondReasons: readonly RejectionReason[] | null
  readonly secondAt: Date | null
}

type TermRow = {
  readonly term: string
  readonly since: string
  readonly value: number
  readonly changedBy: string
  readonly changedAt: Date
}

type AutomaticRow = {
  readonly kind: DocumentKind
  readonly enabled: boolean
  readonly changedBy: string
  readonly changedAt: Date
}

/** The tables of the documents and their moderation. */
export function documentTables(database: Database) {
  return tables<{
    documentCases: CaseRow
    documentPictures: PictureRow
    documentUploads: UploadRow
    documentUploadPieces: PieceRow
    documentDecisions: DecisionRow
    documentViews: ViewRow
    documentSecondLooks: SecondLookRow
    documentTerms: TermRow
    automaticApprovals: AutomaticRow
  }>(database, 'identity_proofing')
}
