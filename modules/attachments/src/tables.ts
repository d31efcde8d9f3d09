import type { Selectable } from 'kysely'
import { type Database, tables } from '#platform/database'
import type { AttachmentKind } from './rules.ts'

/** Whether a virus scanner has looked at a file. */
export type Scan = 'clean' | 'not-scanned'

export type AttachmentRow = {
  readonly id: string
  readonly personId: string
  readonly applicationId: string
  readonly document: string
  readonly contentLookup: Buffer
  readonly mediaType: AttachmentKind
  readonly size: number
  readonly sha256: Buffer
  readonly nameSealed: Buffer
  readonly contentSealed: Buffer
  readonly scan: Scan
  readonly addedAt: Date
  readonly boundAt: Date | null
  readonly keptUntil: Date
}

type UploadRow = {
  readonly id: string
  readonly personId: string
  readonly applicationId: string
  readonly document: string
  readonly nameSealed: Buffer
  readonly formKey: string
  readonly size: number
  readonly received: number
  readonly startedAt: Date
}

export type Upload = Selectable<UploadRow>

type UploadPieceRow = { readonly uploadId: string; readonly atByte: number; readonly pieceSealed: Buffer }

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{ attachments: AttachmentRow; uploads: UploadRow; uploadPieces: UploadPieceRow }>(
    database,
    'attachments',
  )
}

/** Where an encrypted part lives. */
export function attachmentPlace(id: string, column: 'name' | 'content') {
  return { table: 'attachments.attachments', column, row: id }
}

export function uploadPlace(id: string, column: 'name' | `piece:${number}`) {
  return { table: 'attachments.uploads', column, row: id }
}
