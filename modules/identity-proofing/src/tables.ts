import type { Generated } from 'kysely'
import { type Database, tables } from '#platform/database'
import type { Language } from '#platform/texts'
import type { Purpose, Stage } from './journey.ts'
import type { VideoAction } from './video-door.ts'

export type JourneyRow = {
  readonly id: string
  readonly tokenHash: Buffer
  readonly watcherHash: Buffer | null
  readonly personId: string
  readonly accountId: string | null
  readonly purpose: Purpose
  readonly stage: Stage
  readonly language: Language
  readonly phoneSealed: Buffer | null
  readonly iinSealed: Buffer | null
  readonly subjectLookup: Buffer | null
  readonly consentLanguage: Language | null
  readonly orderActions: readonly VideoAction[] | null
  readonly orderOfferedAt: Date | null
  readonly refusalSealed: Buffer | null
  readonly returnTo: string | null
  /** The document that a video belongs to. */
  readonly documentCaseId: string | null
  /** When a verified journey signed its person in; it does so once. */
  readonly usedAt: Date | null
  readonly formKey: string | null
  readonly formAnswer: unknown
  readonly openedAt: Date
  readonly stageAt: Date
  readonly expiresAt: Date
}

type SentCodeRow = {
  readonly smsId: string
  readonly journeyId: string
  readonly codeHash: Buffer
  readonly sentAt: Date
  readonly wrongTries: Generated<number>
  readonly usedAt: Date | null
}

type FailureRow = {
  readonly id: Generated<number>
  readonly subjectLookup: Buffer
  readonly at: Date
  readonly number: number
}

type HandoffRow = {
  readonly id: string
  readonly journeyId: string
  readonly linkHash: Buffer
  readonly shortCodeHash: Buffer
  readonly createdAt: Date
  readonly redeemedAt: Date | null
}

type VideoDecisionRow = {
  readonly id: Generated<number>
  readonly journeyId: string
  readonly accountId: string | null
  readonly purpose: Purpose
  readonly outcome: 'verified' | 'refused' | 'under-age'
  readonly models: readonly string[]
  readonly rules: string
  readonly decidedAt: Date
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{
    journeys: JourneyRow
    sentCodes: SentCodeRow
    failures: FailureRow
    handoffs: HandoffRow
    videoDecisions: VideoDecisionRow
  }>(database, 'identity_proofing')
}
