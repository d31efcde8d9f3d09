import type { Generated } from 'kysely'
import { type Database, tables } from '#platform/database'
import type { AccountLanguage, DocumentSummary } from './account.ts'
import type { Program } from './session-life.ts'

export type PersonRow = {
  readonly personId: string
  readonly iinLookup: Buffer
  readonly phoneLookup: Buffer | null
  readonly iinSealed: Buffer
  readonly phoneSealed: Buffer | null
  readonly namesSealed: Buffer
  readonly birthDateSealed: Buffer
  readonly sexSealed: Buffer
  readonly statusSealed: Buffer
  readonly regionSealed: Buffer | null
  readonly documentsSealed: Buffer
  readonly language: AccountLanguage
  readonly createdAt: Date
  readonly verifiedAt: Date
}

type SessionRow = {
  readonly id: Generated<string>
  readonly tokenHash: Buffer
  readonly personId: string
  readonly program: Program
  readonly device: string
  readonly amr: readonly string[]
  readonly openidSession: string | null
  /** The certificate of the EDS it was opened with. */
  readonly certificateId: string | null
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly endedAt: Date | null
}

type PasskeyRow = {
  readonly credentialId: string
  readonly personId: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
  readonly synced: boolean
  readonly nameSealed: Buffer
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

type ChallengeRow = { readonly challenge: string; readonly boundTo: string; readonly expiresAt: Date }

export type ArtifactRow = {
  readonly kind: string
  readonly idHash: Buffer
  readonly payloadSealed: Buffer
  readonly personId: string | null
  readonly clientId: string | null
  readonly grantId: string | null
  readonly uid: string | null
  readonly consumedAt: number | null
  readonly expiresAt: Date | null
}

type AttachedDocumentRow = {
  readonly caseId: string
  readonly personId: string
  readonly kind: DocumentSummary['kind']
  readonly expiresSealed: Buffer | null
  readonly attachedAt: Date
}

type PresentedCertificateRow = {
  readonly id: Generated<string>
  readonly personId: string
  readonly authTime: number
  readonly factsSealed: Buffer
  readonly presentedAt: Date
}

type CapacityRow = {
  readonly sessionId: string
  readonly kind: 'legal-entity' | 'sole-proprietor'
  readonly mandateId: string | null
  readonly entitySealed: Buffer
  readonly since: Date
}

export type MandateRow = {
  readonly id: string
  readonly giverId: string
  readonly delegateLookup: Buffer
  readonly binLookup: Buffer
  readonly termsSealed: Buffer
  readonly services: readonly string[]
  readonly since: string
  readonly until: string
  readonly manifestSha256: string | null
  readonly signingRequest: string | null
  readonly createdAt: Date
  readonly signedAt: Date | null
  readonly revokedAt: Date | null
}

type EdsChallengeRow = { readonly nonce: string; readonly interaction: string; readonly issuedAt: Date }

type KeyRow = {
  readonly kid: string
  readonly owner: string
  readonly keySealed: Buffer
  readonly createdAt: Date
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{
    people: PersonRow
    sessions: SessionRow
    passkeys: PasskeyRow
    passkeyChallenges: ChallengeRow
    openidArtifacts: ArtifactRow
    openidKeys: KeyRow
    attachedDocuments: AttachedDocumentRow
    presentedCertificates: PresentedCertificateRow
    capacities: CapacityRow
    mandates: MandateRow
    edsChallenges: EdsChallengeRow
  }>(database, 'accounts')
}
