import type { Generated } from 'kysely'
import { type Database, tables } from '#platform/database'
import type { Language } from '#platform/texts'

export type MakerKind = 'citizen' | 'officer' | 'clock' | 'approvals' | 'bank'

export type ApplicationRow = {
  readonly id: string
  readonly number: string
  readonly proof: string
  readonly service: string
  readonly serviceVersion: string
  readonly personId: string
  readonly personLookup: Buffer
  readonly language: Language
  readonly formKey: Buffer
  readonly answersSealed: Buffer
  readonly saves: number
  readonly edition: number
  readonly stage: string
  readonly stageAt: Date
  readonly moves: number
  readonly final: boolean
  readonly dueAt: Date | null
  readonly manifestSha256: string | null
  readonly signingRequest: string | null
  readonly signingMove: string | null
  readonly assignedTo: string | null
  readonly createdAt: Date
  readonly submittedAt: Date | null
}

export type MoveRow = {
  readonly applicationId: string
  readonly number: number
  readonly move: string
  readonly fromStage: string
  readonly toStage: string
  readonly madeBy: MakerKind
  readonly makerId: string | null
  readonly at: Date
  readonly edition: number
  readonly valuesSealed: Buffer | null
  readonly signatureRequest: string | null
  readonly formKey: Buffer | null
  readonly previousHash: string
  readonly hash: string
}

type EditionRow = {
  readonly applicationId: string
  readonly edition: number
  readonly answersSealed: Buffer
  readonly at: Date
}

type ClaimRow = {
  readonly registry: string
  readonly rowLookup: Buffer
  readonly applicationId: string
  readonly claimedAt: Date
}

export type WantedSignatureRow = {
  readonly requestId: string
  readonly applicationId: string
  readonly move: string
  readonly moves: number
  readonly personId: string
  readonly manifestSha256: string
  readonly askedAt: Date
  readonly settledAt: Generated<Date | null>
}

/** Where an encrypted part of an application lives. */
export const answersPlace = (id: string) => ({
  table: 'applications.applications',
  column: 'answers',
  row: id,
})
export const editionPlace = (id: string, edition: number) => ({
  table: 'applications.editions',
  column: 'answers',
  row: `${id} ${edition}`,
})
export const valuesPlace = (id: string, number: number) => ({
  table: 'applications.moves',
  column: 'values',
  row: `${id} ${number}`,
})

export type ApplicationTables = {
  applications: ApplicationRow
  moves: MoveRow
  editions: EditionRow
  claims: ClaimRow
  wantedSignatures: WantedSignatureRow
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<ApplicationTables>(database, 'applications')
}
